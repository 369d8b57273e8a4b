import { mkdir, rename, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { withTempFolder } from '@quote-elt/runtime';
import type { CalendarDate } from '@quote-elt/shared';
import { sqlName, sqlText } from './duckdb.ts';
import { MARTS } from './models/manifest.ts';
import type { PublishedFiles, Publisher } from './ports.ts';

/**
 * Writes each mart to `<folder of the day>/<mart>.parquet`; the full order makes the files byte-identical from run to run.
 * A run that fails leaves the files of the last one that did not.
 */
export function parquetPublisher(folderOf: (date: CalendarDate) => string): Publisher {
  return {
    folderOf,
    async publish(db, date) {
      const folder = folderOf(date);
      await mkdir(folder, { recursive: true });
      const fileIn = (parent: string, mart: string) => join(parent, `${mart}.parquet`);
      const published: Record<string, PublishedFiles[string]> = {};
      // In a folder of its own, and in place only when all are written: nothing half done is left, nor shared with another run.
      await withTempFolder(async (temporary) => {
        for (const { name } of MARTS) {
          const part = fileIn(temporary, name);
          await db.run(
            `copy (from ${sqlName(name)} order by all) to ${sqlText(part)} (format parquet, compression zstd)`,
          );
          const { size } = await stat(part);
          published[name] = { file: fileIn(folder, name), key: fileIn(basename(folder), name), bytes: size };
        }
        for (const { name } of MARTS) await rename(fileIn(temporary, name), fileIn(folder, name));
      }, folder);
      return published;
    },
  };
}
