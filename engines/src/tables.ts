import { join } from 'node:path';
import { addDays, type CalendarDate } from '@quote-elt/shared';
import { type Database, MARTS, sqlText } from '@quote-elt/transform';
import { trinoTypeOf } from './compare/trino-type.ts';
import { PARTITION_COLUMNS } from './days/publish-day.ts';

/** The columns of a mart but for the one in the path, in types of Trino. */
type Columns = readonly { readonly name: string; readonly type: string }[];

/** The columns of each mart in a published tree, as DuckDB reads them. */
export async function martColumns(db: Database): Promise<ReadonlyMap<string, Columns>> {
  const columns = new Map<string, Columns>();
  for (const { name } of MARTS) {
    const described = await db.rows(`select column_name, column_type from (describe ${name})`);
    columns.set(
      name,
      described
        .map(({ column_name, column_type }) => ({ name: String(column_name), type: trinoTypeOf(String(column_type)) }))
        .filter((column) => column.name !== PARTITION_COLUMNS[name]),
    );
  }
  return columns;
}

/** Makes each mart a view over every published day of `tree`. */
export async function createMarts(db: Database, tree: string): Promise<void> {
  for (const { name } of MARTS) {
    const files = sqlText(join(tree, name, '*', 'part.parquet'));
    await db.run(`create view ${name} as from read_parquet(${files}, hive_partitioning = true, union_by_name = true)`);
  }
}

/**
 * The statement with which Trino makes a mart a table over the tree by partition projection: no partition is registered, the
 * days of the range are looked for where the layout puts them (trino.io/docs/476/connector/hive.html, Athena partition projection).
 */
export function projectedTable(mart: string, columns: Columns, first: CalendarDate, days: number): string {
  const partition = PARTITION_COLUMNS[mart] ?? '';
  const fields = columns.map(({ name, type }) => `    "${name}" ${type}`).join(',\n');
  return `create table ${mart} (
${fields},
    ${partition} date with (
        partition_projection_type = 'DATE',
        partition_projection_format = 'yyyy-MM-dd',
        partition_projection_range = array['${first}', '${addDays(first, days)}'],
        partition_projection_interval = 1,
        partition_projection_interval_unit = 'DAYS'
    )
)
with (
    format = 'PARQUET',
    external_location = 'local:///${mart}',
    partitioned_by = array['${partition}'],
    partition_projection_enabled = true
)`;
}
