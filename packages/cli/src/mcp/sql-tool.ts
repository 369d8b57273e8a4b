import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { withTempFolder } from '@quote-elt/runtime';
import { z } from 'zod';
import { dayRange } from '../options/day-options.ts';
import type { StoreOptions } from '../options/store-options.ts';
import { factsFiles } from '../sql/facts-files.ts';
import { onTables } from '../sql/on-tables.ts';
import { queryFacts } from '../sql/query.ts';
import { answer, MAX_ANSWER } from './answer.ts';

/** What is asked of the tool `sql`. */
export const SQL_INPUT = {
  statement: z.string().max(100_000).describe('one statement in the SQL of DuckDB, for reading only'),
  from: z.string().optional().describe('first UTC day of the models, as 2026-11-22, yesterday or -2d'),
  to: z.string().optional().describe('last UTC day, yesterday unless it is given'),
  limit: z.int().min(1).max(1000).default(100).describe('rows that are wanted at most'),
};
type SqlInput = z.infer<z.ZodObject<typeof SQL_INPUT>>;

/** Runs one statement as `elt sql` does, with its locks, and gives the first rows and how many there are besides. */
export function askSql(
  { statement, from, to, limit }: SqlInput,
  where: StoreOptions,
  now: Date,
  signal: AbortSignal,
): Promise<CallToolResult> {
  const range = dayRange({ ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }, now);
  return withTempFolder(async (folder) => {
    const notes: string[] = [];
    const wish = { where, ...range, raw: false, history: false, warn: (line: string) => void notes.push(line) };
    const { rows, more } = await onTables(factsFiles(wish, folder), statement, signal, (files) =>
      queryFacts(files, statement, { limit, characters: MAX_ANSWER / 2, signal }),
    );
    return answer({ rows, more }, notes);
  });
}
