import { mkdir, rename, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { withTempFolder } from '@quote-elt/runtime';
import type { CalendarDate } from '@quote-elt/shared';
import { sqlName, sqlText } from '../duckdb/sql-text.ts';
import type { Model } from '../manifest/model.ts';
import { publishedOrder } from '../manifest/published-order.ts';
import type { PublishedFiles, Publisher } from '../ports/ports.ts';
import { MARTS } from './marts.ts';

/**
 * Writes each mart to `<folder of the day>/<mart>.parquet`, its rows in the order of the manifest. That order leaves no
 * two rows equal, which makes the files byte-identical from run to run. A run that fails leaves the files of the last one
 * that did not.
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
        for (const mart of MARTS) {
          const part = fileIn(temporary, mart.name);
          const ordered = `from ${sqlName(mart.name)} order by ${orderBy(mart)}`;
          await db.run(`copy (${ordered}) to ${sqlText(part)} (format parquet, compression zstd)`);
          const { size } = await stat(part);
          published[mart.name] = {
            file: fileIn(folder, mart.name),
            key: fileIn(basename(folder), mart.name),
            bytes: size,
          };
        }
        for (const { name } of MARTS) await rename(fileIn(temporary, name), fileIn(folder, name));
      }, folder);
      return published;
    },
  };
}

function orderBy(mart: Model): string {
  const terms = publishedOrder(mart).map(({ column, descending }) => `${sqlName(column)}${descending ? ' desc' : ''}`);
  return terms.length === 0 ? 'all' : terms.join(', ');
}
