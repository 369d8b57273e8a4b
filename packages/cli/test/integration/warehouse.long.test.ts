import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { startLocalS3 } from '@quote-elt/local';
import { CalendarDate } from '@quote-elt/shared';
import { MARTS, objectKey, ROLES } from '@quote-elt/transform';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { OFFLINE_SOURCE } from '../../src/record/record.ts';
import { DEFAULT_SETTINGS } from '../../src/store/kept-settings.ts';
import { forgetRows } from '../forget-rows.ts';
import { withStandInStack } from '../stand-in-stack.ts';
import { elt, makeDataFolder } from '../support.ts';

const DAYS = ['2026-11-22', '2026-11-23'].map((day) => CalendarDate.parse(day));
const BUCKET = 'warehouse-of-dev';
const MART = MARTS[0];
if (MART === undefined) throw new TypeError('no mart is published');

let data: { folder: string; remove: () => Promise<void> };
beforeEach(async () => {
  data = await makeDataFolder();
});
afterEach(() => data.remove());

const run = (...argv: string[]) => elt([...argv, '--data', data.folder]);
const json = async (...argv: string[]) => JSON.parse(String((await run(...argv, '--json')).out[0]));
const keyOf = (day: CalendarDate) => objectKey(MART, day);
const fileOf = (day: CalendarDate, ...folders: string[]) =>
  join(data.folder, ...folders, 'warehouse', ...keyOf(day).split('/'));

describe('the warehouse of a folder', () => {
  beforeEach(async () => {
    for (const day of DAYS) await run('ingest', '--sources', OFFLINE_SOURCE, '--tick', `${day}T08:00:00Z`);
  });

  test('is listed day by day, and empty before the first transform', async () => {
    expect((await run('warehouse', 'ls')).out).toEqual([
      expect.stringMatching(/^no day is published: .*elt transform/),
    ]);
    await run('transform');
    const { days, foreign } = await json('warehouse', 'ls');
    expect(foreign).toEqual([]);
    expect(days).toEqual(
      DAYS.map((date) => ({ date, objects: MARTS.length, bytes: expect.any(Number), problems: [] })),
    );
    const { out } = await run('warehouse', 'ls', '--from', '-1d');
    expect(out.join('\n')).toMatch(/2026-11-23 .*the same[\s\S]*1 day, \d/);
    expect(out.join('\n')).not.toContain('2026-11-22');
  });

  test('is verified: what is missing, changed, unrecorded or foreign is named, and ends with 1', async () => {
    await run('transform');
    expect(await run('warehouse', 'verify')).toMatchObject({ code: 0, out: ['2 days published as the ledger says'] });
    const [first, second] = DAYS as [CalendarDate, CalendarDate];
    await rm(fileOf(first));
    await writeFile(fileOf(second), 'torn');
    const unrecorded = CalendarDate.parse('2026-11-20');
    await mkdir(dirname(fileOf(unrecorded)), { recursive: true });
    await writeFile(fileOf(unrecorded), 'of nobody');
    await writeFile(join(dirname(fileOf(second)), 'second.parquet'), 'beside');
    const { code, out, err } = await run('warehouse', 'verify');
    expect([code, out.sort()]).toEqual([
      1,
      [
        `changed: ${keyOf(second)}`,
        `foreign: ${dirname(keyOf(second))}/second.parquet`,
        `missing: ${keyOf(first)}`,
        `unrecorded: ${keyOf(unrecorded)}`,
      ],
    ]);
    expect(err[0]).toBe('error[warehouse.differs]: 4 objects are not as the ledger says');
    expect(err[1]).toMatch(/elt warehouse publish/);
  });

  test('is completed from the raw rows, day by day, and then nothing is left to do', async () => {
    await run('transform');
    const before = await json('warehouse', 'ls');
    await rm(join(data.folder, 'warehouse'), { recursive: true });
    expect((await run('warehouse', 'publish', '--from', '-1d')).out).toEqual(['1 day published, 0 failed']);
    expect((await run('warehouse', 'publish')).out).toEqual(['1 day published, 0 failed']);
    expect((await run('warehouse', 'publish')).out).toEqual([
      'nothing to do: every day is published as the ledger says',
    ]);
    expect(await json('warehouse', 'ls')).toEqual(before);
  });

  test('leaves a day alone whose raw rows are gone, so that what is known of it stays good', async () => {
    await run('transform');
    await rm(join(data.folder, 'warehouse'), { recursive: true });
    await forgetRows(data.folder, String(DAYS[0]));
    const { out, err } = await run('warehouse', 'publish');
    expect([out, err.at(-1)]).toEqual([
      ['1 day published, 0 failed'],
      `nothing can be built again of 1 day without raw rows: ${DAYS[0]}`,
    ]);
    expect((await json('runs')).map(({ status }: { status: string }) => status)).toEqual(['succeeded', 'succeeded']);
  });

  test('has nothing to pull from', async () => {
    await run('transform');
    expect(await run('warehouse', 'pull')).toMatchObject({
      code: 2,
      err: [expect.stringMatching(/^error\[usage\]/), expect.stringContaining('--stack dev')],
    });
  });
});

describe('the warehouse of a stack', () => {
  const inStack = (use: (objects: Awaited<ReturnType<typeof startLocalS3>>['objects']) => Promise<void>) =>
    withStandInStack(
      async () => {
        const s3 = await startLocalS3({ buckets: [BUCKET] });
        vi.stubEnv('AWS_ENDPOINT_URL_S3', s3.endpoint);
        try {
          for (const day of DAYS) await run('ingest', '--stack', 'dev', '--tick', `${day}T08:00:00Z`);
          await run('transform', '--stack', 'dev');
          await use(s3.objects);
        } finally {
          await s3.close();
        }
      },
      { ...DEFAULT_SETTINGS, sources: [OFFLINE_SOURCE], warehouse_bucket: BUCKET },
    );

  test('is its bucket, which every command that transforms publishes to, and which is pulled once', async () => {
    await inStack(async (objects) => {
      expect([...objects.keys()].sort()).toEqual(
        DAYS.flatMap((day) => MARTS.map((mart) => `${BUCKET}/${objectKey(mart, day)}`)).sort(),
      );
      expect(await run('warehouse', 'verify', '--stack', 'dev')).toMatchObject({ code: 0 });
      const all = DAYS.length * MARTS.length;
      expect(await json('warehouse', 'pull', '--stack', 'dev')).toEqual({ got: all, kept: 0, removed: 0 });
      expect(await json('warehouse', 'pull', '--stack', 'dev')).toEqual({ got: 0, kept: all, removed: 0 });
      await run('ingest', '--stack', 'dev', '--tick', `${DAYS[1]}T09:00:00Z`);
      await run('transform', '--stack', 'dev', '--date', '-1d', '--force');
      const again = await json('warehouse', 'pull', '--stack', 'dev');
      expect(again.got + again.kept).toBe(all);
      expect(again.got).toBe(MARTS.length);
      const facts = await json('sql', '--stack', 'dev', `select count(*) as n from ${ROLES.facts}`);
      expect(facts).toEqual([{ n: 3 }]);
    });
  }, 60_000);

  test('is pulled only where a key is that of a day; what is spoiled here comes anew, and what is gone there goes here', async () => {
    await inStack(async (objects) => {
      const [object] = objects.values();
      if (object === undefined) throw new TypeError('nothing was published');
      objects.set(`${BUCKET}/${MART.name}/../../../escaped=2026-11-22/part.parquet`, object);
      await run('warehouse', 'pull', '--stack', 'dev');
      expect(existsSync(join(data.folder, 'escaped=2026-11-22'))).toBe(false);
      const [first = DAYS[0]] = DAYS;
      if (first === undefined) throw new TypeError('no day');
      expect(existsSync(fileOf(first, 'stacks', 'dev'))).toBe(true);
      await writeFile(fileOf(first, 'stacks', 'dev'), 'spoiled');
      expect(await json('warehouse', 'pull', '--stack', 'dev')).toMatchObject({ got: 1, removed: 0 });
      objects.delete(`${BUCKET}/${keyOf(first)}`);
      expect(await json('warehouse', 'pull', '--stack', 'dev')).toMatchObject({ got: 0, removed: 1 });
      expect(existsSync(fileOf(first, 'stacks', 'dev'))).toBe(false);
    });
  }, 60_000);

  test('that was switched on later gets the days that were done before', async () => {
    await inStack(async (objects) => {
      objects.clear();
      expect((await run('warehouse', 'publish', '--stack', 'dev')).out).toEqual(['2 days published, 0 failed']);
      expect(objects.size).toBe(DAYS.length * MARTS.length);
    });
  }, 60_000);
});

test('the group alone shows its commands, and a wrong one leads to them', async () => {
  const help = await elt(['warehouse', '--help']);
  expect(await elt(['warehouse'])).toEqual(help);
  expect(help.out.join('\n')).toMatch(/Usage: elt warehouse[\s\S]* pull /);
  expect(await elt(['warehouse', 'nope'])).toEqual({
    code: 2,
    out: [],
    err: ["error[usage]: unknown command 'nope'", '  see pnpm elt warehouse --help'],
  });
});

test('a stack without a bucket is told how to have one', async () => {
  await withStandInStack(async () => {
    const { code, err } = await run('warehouse', 'pull', '--stack', 'dev');
    expect([code, err[1]]).toEqual([2, expect.stringContaining('warehouse: true')]);
  });
});
