import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { CalendarDate } from '@quote-elt/shared';
import { sqlName, sqlText } from './duckdb.ts';
import { MARTS } from './models/manifest.ts';
import type { Publisher } from './ports.ts';

/** Writes each mart to `<folder of the day>/<mart>.parquet`; the full order makes the files byte-identical from run to run. */
export function parquetPublisher(folderOf: (date: CalendarDate) => string): Publisher {
  return {
    folderOf,
    async publish(db, date) {
      const folder = folderOf(date);
      await mkdir(folder, { recursive: true });
      const files: Record<string, string> = {};
      for (const { name } of MARTS) {
        const file = join(folder, `${name}.parquet`);
        const part = `${file}.part`;
        await db.run(
          `copy (from ${sqlName(name)} order by all) to ${sqlText(part)} (format parquet, compression zstd)`,
        );
        await rename(part, file);
        files[name] = file;
      }
      return files;
    },
  };
}
