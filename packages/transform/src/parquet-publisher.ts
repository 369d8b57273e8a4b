import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { withTempFolder } from '@quote-elt/runtime';
import type { CalendarDate } from '@quote-elt/shared';
import { sqlName, sqlText } from './duckdb.ts';
import { MARTS } from './models/manifest.ts';
import type { Model } from './models/model.ts';
import { publishedOrder } from './models/published-order.ts';
import type { Publisher } from './ports.ts';

/**
 * Writes each mart to `<folder of the day>/<mart>.parquet`, its rows in the order of the manifest. That order leaves no
 * two rows equal, which makes the files byte-identical from run to run.
 */
export function parquetPublisher(folderOf: (date: CalendarDate) => string): Publisher {
  return {
    folderOf,
    async publish(db, date) {
      const folder = folderOf(date);
      await mkdir(folder, { recursive: true });
      const fileIn = (parent: string, mart: string) => join(parent, `${mart}.parquet`);
      // In a folder of its own, and in place only when all are written: nothing half done is left, nor shared with another run.
      await withTempFolder(async (temporary) => {
        for (const mart of MARTS) {
          const ordered = `from ${sqlName(mart.name)} order by ${orderBy(mart)}`;
          const part = sqlText(fileIn(temporary, mart.name));
          await db.run(`copy (${ordered}) to ${part} (format parquet, compression zstd)`);
        }
        for (const { name } of MARTS) await rename(fileIn(temporary, name), fileIn(folder, name));
      }, folder);
      return Object.fromEntries(MARTS.map(({ name }) => [name, fileIn(folder, name)]));
    },
  };
}

function orderBy(mart: Model): string {
  const terms = publishedOrder(mart).map(({ column, descending }) => `${sqlName(column)}${descending ? ' desc' : ''}`);
  return terms.length === 0 ? 'all' : terms.join(', ');
}
