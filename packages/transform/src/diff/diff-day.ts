import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CodedError, withTempFolder } from '@quote-elt/runtime';
import type { CalendarDate } from '@quote-elt/shared';
import { sqlName, sqlText } from '../duckdb/sql-text.ts';
import type { Database } from '../duckdb/with-database.ts';
import { SideFailedError } from '../errors/model-errors.ts';
import { type BuildSettings, withBuiltDay } from '../models/with-built-day.ts';
import type { RowReader } from '../ports/ports.ts';
import { type DiffSides, sharedMarts, type Version } from './diff-sides.ts';
import { diffTables, type TableDiff } from './diff-tables.ts';
import { keptDay } from './kept-day.ts';

/** What became of a mart: `side` is the only one that has it. */
export interface MartDiff extends TableDiff {
  readonly name: string;
  readonly side: 'both' | 'before' | 'after';
}

/**
 * Reads a day once, builds it with both versions of the models, and says what became of each mart; of each kind of change up
 * to `examples` rows are given. Throws SideFailedError where one of the versions does not build the day.
 */
export async function diffDay(
  date: CalendarDate,
  { before, after }: DiffSides,
  settings: BuildSettings,
  reader: RowReader,
  examples: number,
): Promise<MartDiff[]> {
  return withTempFolder(async (folder) => {
    await mkdir(join(folder, 'raw'));
    const pages = await keptDay(reader, date, join(folder, 'raw'));
    const marts = sharedMarts(before.models, after.models);
    const build = <T>(version: Version, use: (db: Database) => Promise<T>) =>
      withBuiltDay(date, settings, pages, use, { folders: [folder], models: version.models }).catch(
        (error: unknown) => {
          throw error instanceof CodedError && error.code.startsWith('models.')
            ? new SideFailedError(version.label, date, error)
            : error;
        },
      );
    const attach = `attach ${sqlText(join(folder, 'before.duckdb'))} as before`;
    await build(before, async (db) => {
      await db.run(attach);
      for (const { name, side } of marts)
        if (side !== 'after') await db.run(`create table before.${sqlName(name)} as from ${sqlName(name)}`);
      await db.run('detach before');
    });
    return build(after, async (db) => {
      await db.run(`${attach} (read_only)`);
      const diffs: MartDiff[] = [];
      for (const { name, side, key } of marts) {
        const [old, now] = [`before.${sqlName(name)}`, sqlName(name)];
        const diff = await diffTables(
          db,
          side === 'after' ? `(from ${now} where false)` : old,
          side === 'before' ? `(from ${old} where false)` : now,
          { key, examples },
        );
        diffs.push({ name, side, ...diff });
      }
      return diffs;
    });
  });
}
