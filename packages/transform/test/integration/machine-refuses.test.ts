import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { publishMarts } from '../../src/days/day-steps.ts';
import { nothingFound } from '../../src/days/found.ts';
import { MARTS } from '../../src/marts/marts.ts';
import { folderWarehouse } from '../../src/warehouse/folder-warehouse.ts';
import { ADAPTERS, type OpenedWarehouse } from '../adapters.ts';
import { expectDayBefore, publishTwoDays } from '../days-before.ts';
import { objectsIn, readerOf, transformOnce } from '../published.ts';
import { DAY, NOW, SETTINGS, withModels, withTempFolder } from '../support.ts';
import { THREE_ROWS } from '../three-rows.ts';

describe.each(ADAPTERS)('where marts are published in %s', (_adapter, open) => {
  let opened: OpenedWarehouse;
  beforeEach(async () => {
    opened = await open();
    await publishTwoDays(opened.warehouse);
  });
  afterEach(() => opened.close());

  test.each(MARTS.map(({ name }, n) => [name, n + 1] as const))(
    'a temporary folder that is full when %s is written gives one error, and no object of the day changes',
    async (_mart, last) => {
      const before = await objectsIn(opened.warehouse);
      let copies = 0;
      await withModels(THREE_ROWS, async (db, tempFolder) => {
        const failing: typeof db = {
          ...db,
          rows: async (sql, values) => {
            if (!sql.startsWith('copy') || ++copies < last) return db.rows(sql, values);
            // As DuckDB says it.
            throw new Error(
              `IO Error: Could not write all bytes to file "${tempFolder}/x": wanted=9 wrote=0: No space left on device`,
            );
          },
        };
        const input = { db: failing, rawRows: 3, before: [], ...SETTINGS };
        const target = { warehouse: opened.warehouse, standing: new Map(), tempFolder };
        await expect(publishMarts(nothingFound(DAY, 60, NOW), input, target)).rejects.toMatchObject({
          code: 'disk.full',
          hint: expect.any(String),
        });
      });
      expect([copies, await objectsIn(opened.warehouse)]).toEqual([last, before]);
      await expectDayBefore(opened.warehouse);
    },
  );
});

/** Does `work` while every file that is written whole is refused so by the machine. */
async function whileRefused<T>(code: string, work: () => Promise<T>): Promise<T> {
  const { writeFile } = fs.promises;
  const replace = (by: typeof writeFile) => {
    Object.assign(fs.promises, { writeFile: by });
    syncBuiltinESMExports();
  };
  replace(async () => {
    throw Object.assign(new Error(`${code}: refused, write`), { code, syscall: 'write' });
  });
  try {
    return await work();
  } finally {
    replace(writeFile);
  }
}

test.each([
  ['ENOSPC', 'disk.full'],
  ['EDQUOT', 'disk.full'],
  ['EACCES', 'folder.unwritable'],
  ['EROFS', 'folder.unwritable'],
])('a folder whose puts end with %s gives one error, and nothing changes in it', async (code, told) => {
  await withTempFolder(async (folder) => {
    const warehouse = folderWarehouse(folder);
    const ledger = await publishTwoDays(warehouse);
    const [before, files] = [await objectsIn(warehouse), fs.readdirSync(folder, { recursive: true })];
    const failed = whileRefused(code, () => transformOnce({ reader: readerOf(4), ledger, warehouse }));
    await expect(failed).rejects.toMatchObject({ code: told, hint: expect.any(String) });
    expect([await objectsIn(warehouse), fs.readdirSync(folder, { recursive: true })]).toEqual([before, files]);
    expect(await ledger.get(DAY)).toMatchObject({ status: 'failed', failure: { code: told } });
    await expectDayBefore(warehouse);
    // It is well again as soon as there is room.
    await transformOnce({ reader: readerOf(4), ledger, warehouse });
    expect(await objectsIn(warehouse)).not.toEqual(before);
  });
});
