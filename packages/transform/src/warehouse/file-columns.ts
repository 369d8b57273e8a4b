import type { CalendarDate } from '@quote-elt/shared';
import { type Column, describeColumns } from '../duckdb/describe-columns.ts';
import { sqlName } from '../duckdb/sql-text.ts';
import type { Database } from '../duckdb/with-database.ts';
import { UnpublishableError } from '../errors/warehouse-errors.ts';
import type { Mart } from '../manifest/model.ts';
import { castFor, columnType } from './column-types.ts';

/** The columns of a mart as its file has them: all but the partition column, which the path says. */
export async function fileColumns(db: Database, mart: Mart): Promise<Column[]> {
  return withoutPartition(await describeColumns(db, sqlName(mart.name)), mart);
}

function withoutPartition(columns: readonly Column[], { partition }: Pick<Mart, 'partition'>): Column[] {
  return columns.filter(({ name }) => name !== partition);
}

/**
 * The columns of the file of a mart that may be published as the one of a day. Throws UnpublishableError if a column has a type that
 * other engines would not read (`warehouse.type`), or if a row belongs to another day than the path will say (`warehouse.partition`).
 */
export async function publishableColumns(db: Database, mart: Mart, date: CalendarDate): Promise<Column[]> {
  const described = await describeColumns(db, sqlName(mart.name));
  const columns = withoutPartition(described, mart);
  requirePublishable(mart, columns);
  if (columns.length < described.length) await requirePartition(db, mart, date);
  return columns;
}

/** Throws UnpublishableError (`warehouse.type`) if a column has a type that other engines would not read, or read as something else. */
export function requirePublishable({ name: mart }: Pick<Mart, 'name'>, columns: readonly Column[]): void {
  const refused = columns.find(({ type }) => columnType(type) === undefined);
  if (refused === undefined) return;
  const { name, type } = refused;
  throw new UnpublishableError(
    'warehouse.type',
    `${mart}.${name} is ${type}, which other engines do not read as it is`,
    {
      hint: `cast it in the SQL of ${mart}: cast(${name} as ${castFor(type)})`,
      details: { mart, column: name, type, cast: castFor(type) },
    },
  );
}

async function requirePartition(db: Database, { name, partition }: Mart, date: CalendarDate): Promise<void> {
  const [row] = await db.rows(
    `select count(*) as rows from ${sqlName(name)} where cast(${sqlName(partition)} as varchar) is distinct from ?`,
    [date],
  );
  if (row?.rows === 0) return;
  throw new UnpublishableError(
    'warehouse.partition',
    `${row?.rows} rows of ${name} have a ${partition} other than ${date}`,
    {
      hint: `let the SQL of ${name} give rows of the day alone`,
      details: { mart: name, column: partition, rows: row?.rows },
    },
  );
}
