import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { MODELS_FOLDER } from '../models/model-sql.ts';
import { isWidened } from './column-types.ts';

/** DuckDB's type of each column in the file of each mart, in the order of the columns; the partition column is in none. */
export type MartColumns = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Where the contract of published columns is kept, and the columns of the views over them. */
export const COLUMNS_FILE = join(MODELS_FOLDER, 'columns.json');

const Tables = z.record(z.string(), z.record(z.string(), z.string()));
const ColumnsFile = z.looseObject({ marts: Tables, views: Tables.default({}) });

/** What `models/columns.json` promises to readers of published files; throws ENOENT without it, and ZodError if it is none. */
export function columnsContract(): MartColumns {
  return parseColumns(readFileSync(COLUMNS_FILE, 'utf8')).marts;
}

/** DuckDB's type of each column of every view over the published days, which Glue and Trino are told; throws as columnsContract does. */
export function viewColumns(): MartColumns {
  return parseColumns(readFileSync(COLUMNS_FILE, 'utf8')).views;
}

/** The text of a contract, parsed; throws SyntaxError and ZodError. */
export function parseColumns(text: string): z.infer<typeof ColumnsFile> {
  return ColumnsFile.parse(JSON.parse(text));
}

/**
 * What of a contract no longer holds, a line each: a mart or column that is gone or was renamed, or a column whose type was
 * changed and not only widened. A mart or column that is new breaks nothing.
 */
export function brokenPromises(before: MartColumns, now: MartColumns): string[] {
  return Object.entries(before).flatMap(([mart, columns]) => {
    const left = now[mart];
    if (left === undefined) return [`${mart} is gone`];
    return Object.entries(columns).flatMap(([column, type]) => {
      const newType = left[column];
      if (newType === undefined) return [`${mart}.${column} is gone`];
      return isWidened(type, newType) ? [] : [`${mart}.${column} was ${type} and is ${newType}`];
    });
  });
}
