import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeItem } from '@quote-elt/shared/dynamodb';
import { sampleRecord } from '@quote-elt/shared/testing';
import { describe, expect, test } from 'vitest';
import { transformDay } from '../../src/days/transform-day.ts';
import { sqlName } from '../../src/duckdb/sql-text.ts';
import { withDatabase } from '../../src/duckdb/with-database.ts';
import { publishedOrder } from '../../src/manifest/published-order.ts';
import { MARTS } from '../../src/marts/marts.ts';
import type { AttributeMap } from '../../src/rows/memory-row-reader.ts';
import { folderWarehouse } from '../../src/warehouse/folder-warehouse.ts';
import { DAY, itemAt, MART_NAMES, SETTINGS, withTempFolder } from '../support.ts';
import { portsFor } from '../three-rows.ts';

describe('Parquet', () => {
  /** A day of many records, some of them often, on every second minute. */
  const MANY = Array.from({ length: 720 }, (_, n) => encodeItem(itemAt(2 * n, sampleRecord((n * n) % 37))));

  const publish = async (folder: string, items: readonly AttributeMap[], threads: number) => {
    const ports = { ...portsFor(items), warehouse: folderWarehouse(folder) };
    return (await transformDay(DAY, { ...SETTINGS, threads }, ports)).files;
  };
  const bytesOf = (files: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(files).map(([mart, file]) => [mart, readFileSync(file).toString('base64')]));

  test('holds the marts, byte for byte the same from run to run, whatever the threads and the order of the rows', async () => {
    await withTempFolder(async (folder) => {
      const runs = [
        await publish(join(folder, 'a'), MANY, 2),
        await publish(join(folder, 'b'), MANY, 1),
        await publish(join(folder, 'c'), MANY.toReversed(), 4),
      ].map(bytesOf);
      expect(Object.keys(runs[0] ?? {})).toEqual(MART_NAMES);
      expect(runs[1]).toEqual(runs[0]);
      expect(runs[2]).toEqual(runs[0]);
    });
  });

  test('holds each mart in the order that it promises, whatever the order of the rows', async () => {
    await withTempFolder(async (folder) => {
      const files = await publish(folder, MANY.toReversed(), 2);
      await withDatabase({ ...SETTINGS, threads: 1, folders: [folder] }, async (db) => {
        // The path gives the partition column back.
        const from = 'from read_parquet(?, hive_partitioning = true)';
        let compared = 0;
        for (const model of MARTS) {
          const terms = publishedOrder(model).map(
            ({ column, descending }) => `${sqlName(column)}${descending ? ' desc' : ''}`,
          );
          if (terms.length === 0) continue;
          const rows = await db.rows(from, [String(files[model.name])]);
          const ordered = await db.rows(`${from} order by ${terms.join(', ')}`, [String(files[model.name])]);
          expect(rows).toEqual(ordered);
          compared += rows.length;
        }
        // The facts at least are many.
        expect(compared).toBeGreaterThan(MANY.length);
      });
    });
  });
});
