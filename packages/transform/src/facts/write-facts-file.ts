import { join } from 'node:path';
import type { CalendarDate, RunRecord } from '@quote-elt/shared';
import { MODELS, ROLES } from '../../models/manifest.ts';
import { type Column, describeColumns } from '../duckdb/describe-columns.ts';
import { sqlName, sqlText } from '../duckdb/sql-text.ts';
import type { Database } from '../duckdb/with-database.ts';
import { derivedFrom } from '../manifest/derived-from.ts';
import { orderModels } from '../manifest/order-models.ts';
import { INPUTS, RAW_ITEMS } from '../models/inputs.ts';
import { modelSql } from '../models/model-sql.ts';
import { RAW_COLUMNS } from '../models/raw-columns.ts';
import { type BuildSettings, withBuiltDay } from '../models/with-built-day.ts';
import type { RowReader, Warehouse } from '../ports/ports.ts';
import { copyObjects } from '../warehouse/copy-objects.ts';
import { insertFigures } from './insert-figures.ts';
import { keptPages } from './kept-pages.ts';
import { FACTS, factsKey, withPublishedRows } from './published-facts.ts';

const ORDERED = orderModels(MODELS, INPUTS);
const DERIVED = new Set(derivedFrom(ROLES.facts, ORDERED));

/** What comes from raw rows alone, and no published file and no record has: the raw items, and models of them. */
export const RAW_ONLY = [
  RAW_ITEMS,
  ...ORDERED.filter(
    (model) => model.name !== ROLES.facts && !DERIVED.has(model) && model.figures?.from !== 'columns',
  ).map(({ name }) => name),
];

/** The days of a facts file. */
export interface FactsDays {
  /** The last day, which models that ask for the date of the run are given. */
  readonly last: CalendarDate;
  /** Days whose raw rows are read. */
  readonly raw: readonly CalendarDate[];
  /** Whether the raw items of these days are a table too. */
  readonly items: boolean;
  /** Other days, whose facts are read as they were published in `warehouse`. */
  readonly published: readonly CalendarDate[];
  /** What is recorded of all of them. */
  readonly records: readonly RunRecord[];
}

/** Where the rows of a facts file come from. */
export interface FactsPorts {
  readonly reader: RowReader;
  /** A warehouse whose files lie on this machine. */
  readonly warehouse: Pick<Warehouse, 'locationOf'>;
}

/**
 * Writes a DuckDB file under `folder` with every model, over the rows of several days together; gives its path. A model whose
 * one row is the figures of a day has the row of each day that succeeded, as it is recorded. Where days are read as they were
 * published, the file reads copies of theirs under `folder`, and a select from one of RAW_ONLY fails by saying so.
 */
export async function writeFactsFile(
  folder: string,
  { last, raw, items, published, records }: FactsDays,
  settings: BuildSettings,
  { reader, warehouse }: FactsPorts,
): Promise<string> {
  const file = join(folder, 'facts.duckdb');
  const kept = keptPages(join(folder, 'items'));
  const together: RowReader = {
    hasRows: reader.hasRows,
    async *pages() {
      for (const day of raw) yield* items ? kept.pages(reader.pages(day)) : reader.pages(day);
    },
  };
  const copies = await copyObjects(warehouse, published.map(factsKey), folder);
  const copy = async (db: Database) => {
    await db.run(`attach ${sqlText(file)} as facts`);
    if (items) await kept.createTable(db, `facts.${RAW_ITEMS}`);
    else
      await createUnread(
        db,
        RAW_ITEMS,
        Object.entries(RAW_COLUMNS).map(([name, type]) => ({ name, type })),
      );
    for (const model of ORDERED) {
      const name = sqlName(model.name);
      if (model.figures?.from === 'columns') {
        await db.run(`create table facts.${name} as from ${name} where false`);
        await insertFigures(db, model.name, records, folder);
      } else if (copies.length === 0) await db.run(`create table facts.${name} as from ${name}`);
      else if (model.name === ROLES.facts) await createBuiltFacts(db);
      // The view reads what stands in the file, by the name that it has there.
      else if (DERIVED.has(model)) await db.run(`create view facts.${name} as ${modelSql(model)}`);
      else await createUnread(db, model.name, await describeColumns(db, name));
    }
    // Only now, since a view that is made over many files opens each of them, and so does each view that reads it.
    if (copies.length > 0) await addPublishedFacts(db, copies);
    await db.run('detach facts');
  };
  await withBuiltDay(last, settings, together, copy, { folders: [folder] });
  return file;
}

const FACTS_NAME = sqlName(ROLES.facts);

/** The facts of the raw days. */
async function createBuiltFacts(db: Database): Promise<void> {
  await db.run('create schema facts.built');
  await db.run(`create table facts.built.${FACTS_NAME} as from ${FACTS_NAME}`);
  await db.run(`create view facts.${FACTS_NAME} as from facts.built.${FACTS_NAME}`);
}

/** Puts the facts of published files beside those of the raw days. */
async function addPublishedFacts(db: Database, copies: readonly string[]): Promise<void> {
  const rows = await withPublishedRows(db, FACTS, `facts.built.${FACTS_NAME}`, copies);
  await db.run(`create or replace view facts.${FACTS_NAME} as ${rows}`);
}

/** A model, or the raw items, with its columns and no rows, which fails when it is read. */
async function createUnread(db: Database, model: string, described: readonly Column[]): Promise<void> {
  const columns = described.map(({ name, type }) => `null::${type} as ${sqlName(name)}`);
  const reason = `${model} is built from raw rows, and here days are read as they were published: add --raw`;
  await db.run(
    `create view facts.${sqlName(model)} as select ${columns.join(', ')} where cast(error(${sqlText(reason)}) as boolean)`,
  );
}
