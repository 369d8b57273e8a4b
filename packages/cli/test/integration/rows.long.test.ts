import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rawItem, toTick } from '@quote-elt/shared';
import { sampleRecord } from '@quote-elt/shared/testing';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { planPut } from '../../src/rows/plan-put.ts';
import { putRows } from '../../src/rows/put-rows.ts';
import { withLocalStore } from '../../src/store/local-store.ts';
import { withStandInStack } from '../stand-in-stack.ts';
import { elt, makeDataFolder, NOW } from '../support.ts';

const DAY = '2026-11-23';

let data: { folder: string; remove: () => Promise<void> };
beforeEach(async () => {
  data = await makeDataFolder();
});
afterEach(() => data.remove());

const run = (...argv: string[]) => elt([...argv, '--data', data.folder]);
const rowAt = (minute: string, n: number) =>
  rawItem(toTick(Date.parse(`${DAY}T${minute}:00Z`)), 0, sampleRecord(n), 'by-hand', NOW);

/** A file of rows in the data folder. */
async function fileOf(...rows: readonly object[]): Promise<string> {
  const file = join(data.folder, 'rows.jsonl');
  await writeFile(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  return file;
}

/** The rows of a tick as `elt rows get` prints them. */
async function rowsOf(minute: string): Promise<unknown[]> {
  return (await run('rows', 'get', '--date', DAY, '--tick', minute)).out.map((line) => JSON.parse(line));
}

/** Which of the day's ticks have rows with a source, as facts say it. */
async function sourceOf(minute: string): Promise<unknown> {
  const { out } = await run(
    'sql',
    '--json',
    `select raw_items.source.S as s from raw_items where raw_items.ingested_at.S = '${DAY}T${minute}:00.000Z'`,
  );
  return JSON.parse(String(out[0]));
}

describe('on a folder of a recorded day', () => {
  beforeEach(async () => {
    await run('demo', '--keep', '--ticks', '10', '--date', DAY);
  });

  test('a row is taken out, corrected, put back, and the next run reads its day again', async () => {
    const before = await rowsOf('00:03');
    expect(before).toHaveLength(1);
    const corrected = rowAt('00:03', 7);
    const file = await fileOf(corrected);
    expect(await run('rows', 'put', file, '--replace', '--dry-run')).toEqual({
      code: 0,
      out: ['nothing was written: 0 new rows, 1 replaced, 0 as they were'],
      err: [],
    });
    expect(await rowsOf('00:03')).toEqual(before);
    expect((await run('rows', 'put', file, '--replace')).out).toEqual([
      '0 new rows, 1 replaced, 0 as they were',
      `to be transformed: 1 closed day; at once: pnpm elt transform --date ${DAY} --data ${data.folder}`,
    ]);
    expect(await rowsOf('00:03')).toEqual([corrected]);
    expect((await run('gaps', '--json', '--from', DAY, '--to', DAY)).out[0]).toContain(`"missing_days":["${DAY}"]`);
    expect((await run('transform')).out).toEqual([expect.stringContaining('succeeded, 10 rows, 0 rejected')]);
    expect((await run('verify', '--date', DAY)).code).toBe(0);
    expect(await sourceOf('00:03')).toEqual([{ s: 'by-hand' }]);
  });

  test('a tick that was lost is brought back, and nothing is overwritten', async () => {
    const file = await fileOf(rowAt('12:00', 1), rowAt('12:01', 2));
    expect(JSON.parse(String((await run('rows', 'put', file, '--json')).out[0]))).toEqual({
      new: 2,
      replaced: 0,
      unchanged: 0,
      dry_run: false,
      days: [DAY],
    });
    expect(await rowsOf('12:01')).toEqual([rowAt('12:01', 2)]);
    // The same again changes nothing, and another row under the same key is refused before anything is written.
    expect((await run('rows', 'put', file)).out[0]).toBe('0 new rows, 0 replaced, 2 as they were');
    expect(await run('rows', 'put', await fileOf(rowAt('12:02', 3), rowAt('12:01', 9)))).toEqual({
      code: 2,
      out: [],
      err: [
        expect.stringMatching(/^error\[input\.invalid\]: nothing of .*rows\.jsonl was written: 1 problem$/),
        `  line 2: ingested_at: another row lies under ${DAY}T12:01:00.000Z`,
        '  if these rows are to stand in its place, say so by --replace',
      ],
    });
    expect([await rowsOf('12:01'), await rowsOf('12:02')]).toEqual([[rowAt('12:01', 2)], []]);
  });

  test('one line that is wrong keeps all others from being written', async () => {
    const { code, err } = await run(
      'rows',
      'put',
      await fileOf(rowAt('12:00', 1), { ...rowAt('12:01', 2), source: '' }),
    );
    expect([code, err[1]]).toEqual([2, expect.stringMatching(/^ {2}line 2: source: /)]);
    expect(await rowsOf('12:00')).toEqual([]);
    expect((await run('gaps', '--json', '--from', DAY, '--to', DAY)).out[0]).toContain('"missing_days":[]');
  });

  test('a put that ends in the middle says how far it came, marks the day, and is run again', async () => {
    const rows = ['12:00', '12:01', '12:02'].map((minute, line) => ({ line: line + 1, row: rowAt(minute, line) }));
    await withLocalStore(data.folder, async (store) => {
      const planned = await planPut(store, 'x', rows, false);
      // Somebody else puts a row of the plan before it is its turn.
      await putRows(store, planned.slice(1, 2), NOW, new AbortController().signal);
      await expect(putRows(store, planned, NOW, new AbortController().signal)).rejects.toMatchObject({
        code: 'rows.half_put',
        message: expect.stringMatching(/^1 of 3 rows were put, and line 2 was not: /),
      });
      const again = await planPut(store, 'x', rows, false);
      expect(again.map(({ fate }) => fate)).toEqual(['unchanged', 'unchanged', 'new']);
      await putRows(store, again, NOW, new AbortController().signal);
    });
    expect((await run('transform')).out).toEqual([expect.stringContaining('succeeded, 13 rows')]);
  });

  test('a person at a terminal is shown the first forty', async () => {
    await run('demo', '--keep', '--ticks', '60', '--date', DAY);
    const get = ['rows', 'get', '--date', DAY, '--data', data.folder];
    const shown = await elt(get, { watched: true });
    expect([shown.out.length, shown.err]).toEqual([40, ['the first 40 rows; --all prints every row, --tick some']]);
    expect((await elt([...get, '--all'], { watched: true })).out.length).toBeGreaterThanOrEqual(60);
    expect((await elt(get)).out.length).toBeGreaterThanOrEqual(60);
  });
});

test('where there is no such row, or no table, that is told', async () => {
  expect((await run('rows', 'get', '--date', 'today')).err[0]).toMatch(/^error\[data\.missing\]/);
  expect((await run('rows', 'put', await fileOf(rowAt('12:00', 1)))).err[0]).toMatch(/^error\[data\.missing\]/);
  await run('demo', '--keep', '--ticks', '2', '--date', DAY);
  expect(await run('rows', 'get', '--date', 'today')).toEqual({
    code: 0,
    out: [],
    err: ['there is no such row on 2026-11-24'],
  });
  for (const date of ['tomorrow', '2026-11-25', '2026-02-30'])
    expect((await run('rows', 'get', '--date', date)).code).toBe(2);
  expect((await run('rows', 'get')).err[0]).toMatch(/^error\[usage\]/);
  expect(await run('rows', 'get', '--date', DAY, '--tick', '10:00', '--key', 'a')).toMatchObject({
    code: 2,
    err: [expect.stringMatching(/--key.* cannot be used with .*--tick/), expect.anything()],
  });
});

test('a stack is repaired the same way', async () => {
  const file = await fileOf(rowAt('12:00', 1));
  await withStandInStack(async () => {
    const stack = (...argv: string[]) => run(...argv, '--stack', 'dev');
    expect((await stack('rows', 'put', file)).out[1]).toContain(`transform --date ${DAY} --stack dev`);
    const { out } = await stack('rows', 'get', '--date', DAY, '--key', `${DAY}T12:00:00.000Z`);
    expect(out.map((line) => JSON.parse(line))).toEqual([rowAt('12:00', 1)]);
    expect((await stack('transform', '--date', DAY)).out).toEqual([expect.stringContaining('succeeded, 1 row,')]);
    const other = await fileOf(rowAt('12:00', 2));
    expect((await stack('rows', 'put', other)).code).toBe(2);
    expect((await stack('rows', 'put', other, '--replace')).code).toBe(0);
    expect((await stack('transform')).out).toContainEqual(expect.stringContaining(`${DAY}  succeeded, 1 row,`));
  });
});
