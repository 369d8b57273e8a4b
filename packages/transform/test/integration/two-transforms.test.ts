import type { RunRecord } from '@quote-elt/shared';
import { describe, expect, test } from 'vitest';
import { ROLES } from '../../models/manifest.ts';
import { transformDay } from '../../src/days/transform-day.ts';
import { LedgerConflictError } from '../../src/errors/errors.ts';
import { memoryLedger } from '../../src/ledger/memory-ledger.ts';
import { MARTS } from '../../src/marts/marts.ts';
import type { Ledger } from '../../src/ports/ports.ts';
import { folderWarehouse } from '../../src/warehouse/folder-warehouse.ts';
import { objectKey } from '../../src/warehouse/object-key.ts';
import { filesOf } from '../files-of.ts';
import { attributesAt, DAY, keyOf, SETTINGS, withTempFolder } from '../support.ts';
import { DOUBLED, portsFor, THREE_ROWS } from '../three-rows.ts';

const BROKEN = `check ${ROLES.facts}.${keyOf(ROLES.facts)}.unique failed on a row`;

describe('of two transforms at once', () => {
  /** A ledger whose first `get` waits until `count` runs have read the day's record. */
  function meeting(inner: Ledger, count: number): Ledger {
    const waiting: (() => void)[] = [];
    let met = 0;
    return {
      ...inner,
      async get(date) {
        const record = await inner.get(date);
        if (++met < count) await new Promise<void>((resolve) => waiting.push(resolve));
        else for (const resolve of waiting.splice(0)) resolve();
        return record;
      },
    };
  }

  test('both callers succeed, the day is read twice and recorded once', async () => {
    await withTempFolder(async (folder) => {
      const ledger = meeting(memoryLedger(), 2);
      const [one, two] = [portsFor(THREE_ROWS, ledger), portsFor(THREE_ROWS, ledger)].map((ports) => ({
        ...ports,
        warehouse: folderWarehouse(folder),
      }));
      if (one === undefined || two === undefined) throw new Error('two runs');
      const results = await Promise.all([transformDay(DAY, SETTINGS, one), transformDay(DAY, SETTINGS, two)]);
      expect(results.map(({ record }) => [record.status, record.attempts])).toEqual([
        ['succeeded', 1],
        ['succeeded', 1],
      ]);
      expect([...one.lines, ...two.lines].map(({ message }) => message).sort()).toEqual([
        'another run recorded the day first',
        'day succeeded',
      ]);
      expect(Object.keys(filesOf(folder)).sort()).toEqual(MARTS.map((mart) => objectKey(mart, DAY)).sort());
    });
  });

  test('no .part file is shared: many runs publish into one folder', async () => {
    await withTempFolder(async (folder) => {
      const warehouse = folderWarehouse(folder);
      const run = () => transformDay(DAY, SETTINGS, { ...portsFor(THREE_ROWS), warehouse });
      const [alone] = [await run()];
      const files = filesOf(folder);
      await Promise.all(Array.from({ length: 6 }, run));
      expect(alone?.record.status).toBe('succeeded');
      expect(filesOf(folder)).toEqual(files);
    });
  });

  test('the one that fails is told that the other one did it', async () => {
    const ledger = memoryLedger();
    const { record: good } = await transformDay(DAY, SETTINGS, portsFor(THREE_ROWS, ledger));
    const failing = portsFor([...THREE_ROWS, DOUBLED], startedBefore(ledger));
    const { record } = await transformDay(DAY, SETTINGS, failing);
    expect(record).toEqual(good);
    expect(failing.lines).toEqual([
      {
        level: 'INFO',
        message: 'another run recorded the day first',
        fields: { date: DAY, error: BROKEN },
      },
    ]);
    expect(await ledger.get(DAY)).toEqual(good);
  });

  test('one that found other rows reads the day again, so that the newer reading stands', async () => {
    const ledger = memoryLedger();
    await transformDay(DAY, SETTINGS, portsFor(THREE_ROWS, ledger));
    const late = portsFor([...THREE_ROWS, attributesAt(9)], startedBefore(ledger));
    const { record } = await transformDay(DAY, SETTINGS, late);
    expect(record).toMatchObject({ rows: 4, attempts: 2, status: 'succeeded' });
  });

  test('one that succeeds writes over the failure of the other, without reading the day again', async () => {
    const ledger = memoryLedger();
    await expect(transformDay(DAY, SETTINGS, portsFor([...THREE_ROWS, DOUBLED], ledger))).rejects.toThrow();
    const ports = portsFor(THREE_ROWS, startedBefore(ledger));
    const { record } = await transformDay(DAY, SETTINGS, ports);
    expect(record).toMatchObject({ status: 'succeeded', attempts: 2 });
    expect(await ledger.get(DAY)).toEqual(record);
  });

  test.each([false, true])('a run whose acknowledgement was lost knows its own record (failed: %s)', async (fails) => {
    const ledger = memoryLedger();
    let lost = false;
    const deaf: Ledger = {
      ...ledger,
      async put(record, previous) {
        await ledger.put(record, previous);
        if (lost) return;
        lost = true;
        throw new LedgerConflictError(DAY);
      },
    };
    const run = transformDay(DAY, SETTINGS, portsFor(fails ? [...THREE_ROWS, DOUBLED] : THREE_ROWS, deaf));
    if (fails) await expect(run).rejects.toMatchObject({ code: 'check.failed' });
    else expect((await run).record.status).toBe('succeeded');
    expect((await ledger.get(DAY))?.attempts).toBe(1);
  });

  test('a mark that comes while the day is read is kept, so that the next run reads it again', async () => {
    const ledger = memoryLedger();
    const { record: first } = await transformDay(DAY, SETTINGS, portsFor(THREE_ROWS, ledger));
    const marked: RunRecord = { ...first, changed_at: '2026-11-23T13:00:00.000Z' };
    let reads = 0;
    const ports = portsFor(THREE_ROWS, {
      ...ledger,
      async get(date) {
        const record = await ledger.get(date);
        // Marked by hand between the look at the ledger and the put.
        if (reads++ === 0) await ledger.put(marked, record);
        return record;
      },
    });
    const { record } = await transformDay(DAY, SETTINGS, ports);
    expect(record).toMatchObject({ attempts: 2, changed_at: '2026-11-23T13:00:00.000Z' });
    const { record: again } = await transformDay(DAY, SETTINGS, portsFor(THREE_ROWS, ledger));
    expect(Object.keys(again)).not.toContain('changed_at');
  });
});

/** The ledger as a run sees it that looked there before the other one wrote. */
function startedBefore(ledger: Ledger): Ledger {
  let looks = 0;
  return { ...ledger, get: async (date) => (looks++ === 0 ? undefined : ledger.get(date)) };
}
