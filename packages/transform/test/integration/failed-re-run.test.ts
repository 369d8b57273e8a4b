import { describe, expect, test } from 'vitest';
import { ROLES } from '../../models/manifest.ts';
import { transformDay } from '../../src/days/transform-day.ts';
import { memoryLedger } from '../../src/ledger/memory-ledger.ts';
import { MARTS } from '../../src/marts/marts.ts';
import type { Warehouse } from '../../src/ports/ports.ts';
import { folderWarehouse } from '../../src/warehouse/folder-warehouse.ts';
import { objectKey } from '../../src/warehouse/object-key.ts';
import { filesOf } from '../files-of.ts';
import { attributesAt, DAY, keyOf, MART_NAMES, NOW, SETTINGS, UNUSABLE, withTempFolder } from '../support.ts';
import { DOUBLED, portsFor, THREE_ROWS } from '../three-rows.ts';

const BROKEN = `check ${ROLES.facts}.${keyOf(ROLES.facts)}.unique failed on a row`;

test('a day that is known keeps the period of its ticks when the schedule has another one by now', async () => {
  const ledger = memoryLedger();
  const { record: first } = await transformDay(DAY, SETTINGS, portsFor(THREE_ROWS, ledger));
  const { record: again } = await transformDay(DAY, { ...SETTINGS, tickSeconds: 300 }, portsFor(THREE_ROWS, ledger));
  expect([again.tick_seconds, again.completeness]).toEqual([SETTINGS.tickSeconds, first.completeness]);
});

describe('a failed re-run', () => {
  test('leaves figures, hashes and published files of the last success, with the failure beside them', async () => {
    await withTempFolder(async (folder) => {
      const warehouse = folderWarehouse(folder);
      const ledger = memoryLedger();
      const { record: good } = await transformDay(DAY, SETTINGS, { ...portsFor(THREE_ROWS, ledger), warehouse });
      const files = filesOf(folder);
      expect(Object.keys(good.published)).toEqual(MART_NAMES);
      for (let attempts = 2; attempts <= 3; attempts++) {
        const failing = { ...portsFor([...THREE_ROWS, DOUBLED], ledger), warehouse };
        await expect(transformDay(DAY, SETTINGS, failing)).rejects.toMatchObject({ code: 'check.failed' });
        expect(await ledger.get(DAY)).toEqual({
          ...good,
          status: 'failed',
          attempts,
          failure: {
            at: NOW.toISOString(),
            code: 'check.failed',
            message: BROKEN,
            attempts: attempts - 1,
          },
        });
        expect(filesOf(folder)).toEqual(files);
      }
      const { record: again } = await transformDay(DAY, SETTINGS, { ...portsFor(THREE_ROWS, ledger), warehouse });
      expect(again).toMatchObject({ status: 'succeeded', attempts: 4, output_sha256: good.output_sha256 });
      expect(Object.keys(again)).not.toContain('failure');
    });
  });

  test('that finds no rows any more has failed: what is known of the day is kept', async () => {
    const ledger = memoryLedger();
    const { record: good } = await transformDay(DAY, SETTINGS, portsFor(THREE_ROWS, ledger));
    const rejected = [attributesAt(0, UNUSABLE), attributesAt(1, UNUSABLE)];
    for (const items of [[], rejected])
      await expect(transformDay(DAY, SETTINGS, portsFor(items, ledger))).rejects.toMatchObject({ code: 'rows.gone' });
    expect(await ledger.get(DAY)).toMatchObject({ rows: 3, figures: good.figures, failure: { code: 'rows.gone' } });
  });

  test('that fails at a put leaves the objects after it as they were, each object whole, and no part of its own', async () => {
    await withTempFolder(async (folder) => {
      const warehouse = folderWarehouse(folder);
      await transformDay(DAY, SETTINGS, { ...portsFor(THREE_ROWS), warehouse });
      const files = filesOf(folder);
      const changed = portsFor([...THREE_ROWS, attributesAt(9)]);
      const keys = MARTS.map((mart) => objectKey(mart, DAY));
      const failing: Warehouse = {
        ...warehouse,
        put: async (key, ...rest) => {
          if (key === keys[1]) throw new Error('disk full');
          return warehouse.put(key, ...rest);
        },
      };
      await expect(transformDay(DAY, SETTINGS, { ...changed, warehouse: failing })).rejects.toThrow('disk full');
      const left = filesOf(folder);
      expect(Object.keys(left)).toEqual(Object.keys(files));
      expect(Object.keys(left).filter((key) => left[key] !== files[key])).toEqual(keys.slice(0, 1));
    });
  });
});
