import { rawItem, toTick } from '@quote-elt/shared';
import { sampleRecord } from '@quote-elt/shared/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { planPut } from '../../src/rows/plan-put.ts';
import { putRows } from '../../src/rows/put-rows.ts';
import { withLocalStore } from '../../src/store/local-store.ts';
import { elt, makeDataFolder, NOW } from '../support.ts';

const DAY = '2026-11-23';

let data: { folder: string; remove: () => Promise<void> };
beforeEach(async () => {
  data = await makeDataFolder();
  await run('demo', '--keep', '--ticks', '10', '--date', DAY);
});
afterEach(() => data.remove());

const run = (...argv: string[]) => elt([...argv, '--data', data.folder]);
const rowAt = (minute: string, n: number) =>
  rawItem(toTick(Date.parse(`${DAY}T${minute}:00Z`)), 0, sampleRecord(n), 'by-hand', NOW);

test('a row that changed after it was seen is left as it is, and that is told', async () => {
  const signal = new AbortController().signal;
  await withLocalStore(data.folder, async (store) => {
    for (const minute of ['00:03', '12:00']) {
      const plan = (n: number) => planPut(store, 'x', [{ line: 1, row: rowAt(minute, n) }], true);
      const late = await plan(1);
      await putRows(store, await plan(2), NOW, signal);
      await expect(putRows(store, late, NOW, signal)).rejects.toMatchObject({
        code: 'rows.changed',
        hint: expect.stringContaining(`get it again: pnpm elt rows get --date ${DAY} --key ${DAY}T${minute}:00.000Z`),
      });
      expect((await plan(2)).map(({ fate }) => fate)).toEqual(['unchanged']);
      await putRows(store, await plan(1), NOW, signal);
      expect((await plan(1)).map(({ fate }) => fate)).toEqual(['unchanged']);
    }
  });
});

test('a day that could not be marked is told, with how many rows were put, and the next try marks it', async () => {
  const signal = new AbortController().signal;
  const rows = ['12:00', '12:01'].map((minute, line) => ({ line: line + 1, row: rowAt(minute, line) }));
  await withLocalStore(data.folder, async (store) => {
    const lost = { ...store, tables: { ...store.tables, runs: 'none' } };
    const planned = await planPut(store, 'x', rows, false);
    await expect(putRows(lost, planned, NOW, signal)).rejects.toMatchObject({
      code: 'rows.half_put',
      message: expect.stringMatching(/^2 of 2 rows were put, and their days are not marked: /),
      hint: expect.stringContaining('run it again'),
    });
    const more = [...rows, { line: 3, row: rowAt('12:02', 3) }];
    const half = await planPut(store, 'x', [...more.slice(2), { line: 4, row: rowAt('12:03', 4) }], false);
    await putRows(store, half.slice(1), NOW, signal);
    await expect(putRows(lost, half, NOW, signal)).rejects.toMatchObject({
      message: expect.stringMatching(/^1 of 2 rows were put, and line 4 was not: .*, and their days are not marked: /),
    });
    await putRows(store, await planPut(store, 'x', rows, false), NOW, signal);
  });
  expect((await run('gaps', '--json', '--from', DAY, '--to', DAY)).out[0]).toContain(`"missing_days":["${DAY}"]`);
});
