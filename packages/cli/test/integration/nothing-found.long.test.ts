import { readdirSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { LOCAL_TABLES, startDynamoDb } from '@quote-elt/local';
import { ROLES } from '@quote-elt/transform';
import { describe, expect, test } from 'vitest';
import { withHourlyData } from '../hourly-data.ts';
import { elt } from '../support.ts';

const { data, ingest, json, run } = withHourlyData();

describe('gaps begins at the first day that was ever known, not at the first one in the range', () => {
  test('when that day is recorded', async () => {
    await ingest('2026-09-01T08:00:00Z');
    await run('transform', '--date', '2026-09-01');
    const gaps = await json('gaps');
    expect(gaps).toMatchObject({ first_day: '2026-09-01', from: '2026-10-27', to: '2026-11-23' });
    expect(gaps.missing_ticks.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(28 * 24);
    expect(gaps.missing_days).toHaveLength(28);
  });

  test('when only its rows are there', async () => {
    await ingest('2026-10-10T08:00:00Z');
    expect(await json('gaps')).toMatchObject({ first_day: '2026-10-10', from: '2026-10-27' });
    expect(await json('gaps', '--from', '2026-10-01')).toMatchObject({ first_day: '2026-10-10', from: '2026-10-10' });
  });

  test('when rows are older than the first record', async () => {
    await ingest('2026-11-19T08:00:00Z');
    await ingest('2026-11-21T08:00:00Z');
    await run('transform', '--date', '2026-11-21');
    expect(await json('gaps')).toMatchObject({
      first_day: '2026-11-19',
      missing_days: expect.arrayContaining(['2026-11-19']),
    });
  });
});

describe('where nothing is recorded', () => {
  test.each([
    ['a day', ['2026-09-01'], 'transform --date 2026-09-01'],
    ['more than one day', ['2026-09-01', '2026-09-04'], 'backfill --from 2026-09-01 --to 2026-09-04'],
  ])('runs names the command for the days that have rows, long past ones too: %s', async (_name, days, command) => {
    for (const day of days) await ingest(`${day}T08:00:00Z`);
    expect((await run('runs')).out).toEqual([
      `no day is recorded yet: \`pnpm elt ${command} --data ${data.folder}\` transforms what is there`,
    ]);
  });

  test('runs says that only today has rows', async () => {
    await ingest('2026-11-24T08:00:00Z');
    expect((await run('runs')).out).toEqual([
      'no day is recorded yet, and none of the last 400 that are over has rows',
    ]);
  });

  test('report shows the last day that has rows, and refuses one that has none', async () => {
    await ingest('2026-11-20T08:00:00Z');
    expect((await run('report')).out).toEqual([expect.stringMatching(/^2026-11-20, 1 row: file:/)]);
    expect(await run('report', '--date', '2026-11-21')).toMatchObject({
      code: 2,
      out: [],
      err: [
        'error[data.none]: 2026-11-21 has no rows',
        expect.stringContaining('see which days are recorded: `pnpm elt runs --data '),
      ],
    });
  });
});

test('gaps and runs tell a day to which rows came since from one that was never transformed', async () => {
  await ingest('2026-11-22T08:00:00Z');
  await run('transform', '--date', '2026-11-22');
  await ingest('2026-11-22T09:00:00Z');
  expect(await json('gaps')).toMatchObject({
    missing_days: ['2026-11-22', '2026-11-23'],
    outdated_days: ['2026-11-22'],
  });
  expect((await run('gaps')).out.filter((line) => line.startsWith('  day'))).toEqual([
    '  day    2026-11-22  recorded, but rows may have come since',
    '  day    2026-11-23  not transformed',
  ]);
  expect((await run('runs')).out.join('\n')).toContain('rows may have come');
});

test('what gaps prints as an instant is one for the commands that take some', async () => {
  await ingest('2026-11-20T08:00Z');
  const [, last = ''] = (await run('gaps')).out;
  const [tick = ''] = /\d{4}-[\dT:-]+Z/.exec(last) ?? [];
  expect(tick).toBe('2026-11-20T08:00Z');
  expect((await run('rows', 'get', '--date', '2026-11-20', '--tick', tick)).out).toHaveLength(1);
});

test('gaps says how long nothing has come', async () => {
  await ingest('2026-11-20T08:00:00Z');
  expect((await run('gaps')).out[1]).toBe('the last tick is of 2026-11-20T08:00Z, 4 days ago');
  expect(await json('gaps')).toMatchObject({ last_tick: '2026-11-20T08:00:00.000Z', silent_seconds: 351_000 });
});

test('a range from the beginning of time is looked through at once', async () => {
  await ingest('2026-11-20T08:00:00Z');
  expect(await json('gaps', '--from', '1000-01-01')).toMatchObject({ first_day: '2026-11-20', from: '2026-11-20' });
  expect((await run('sql', '--from', '1000-01-01', '--csv', `select count(*) as n from ${ROLES.facts}`)).out).toEqual([
    'n',
    '1',
  ]);
  expect(await run('backfill', '--from', '1000-01-01')).toMatchObject({
    code: 0,
    out: [expect.stringMatching(/^4 days/)],
  });
});

test('sql says that a range holds no facts', async () => {
  await ingest('2026-11-20T08:00:00Z');
  expect(await run('sql', '--csv', '--to', '2026-11-19', `select count(*) as n from ${ROLES.facts}`)).toEqual({
    code: 0,
    out: ['n', '0'],
    err: ['there are no facts from 2026-10-23 to 2026-11-19: --from and --to name other days'],
  });
  expect((await run('sql', '--csv', '--from', '2026-11-21', `from ${ROLES.facts}`)).err).toEqual([
    'there are no facts from 2026-11-21 to 2026-11-23: rows lie from 2026-11-20 to 2026-11-20, and --from and --to name days',
  ]);
});

test('a row of somebody else is not taken for the last tick', async () => {
  await ingest('2026-11-20T08:00:00Z');
  const { client, close } = await startDynamoDb({ path: join(data.folder, 'dynamodb') });
  const Item = { ingested_date: { S: '2026-11-20' }, ingested_at: { S: 'infinity' } };
  await client.send(new PutItemCommand({ TableName: LOCAL_TABLES.raw, Item }));
  await close();
  expect(await json('gaps')).toMatchObject({ last_tick: '2026-11-20T08:00:00.000Z' });
});

describe('a folder that does not exist', () => {
  const DAY = '2026-11-23';
  test.each([
    ['report'],
    ['gaps'],
    ['runs'],
    ['sql', 'select 1'],
    ['verify'],
    ['redrive'],
    ['redrive', '--list'],
    ['transform'],
    ['backfill', '--from', DAY],
  ])('is reported by %s, and nothing is created', async (...command) => {
    const folder = join(data.folder, 'no such folder');
    expect(await elt([...command, '--data', folder])).toEqual({
      code: 2,
      out: [],
      err: [
        `error[data.missing]: there are no tables in ${folder}`,
        `  make some: \`pnpm elt demo --keep --data '${folder}'\`, or name another folder with --data`,
      ],
    });
    expect(readdirSync(data.folder)).toEqual([]);
  });

  test('is reported by the doctor, and nothing is created', async () => {
    const folder = join(data.folder, 'no such folder');
    const { code, out } = await elt(['doctor', '--json', '--data', folder]);
    const lines = JSON.parse(String(out[0]));
    expect([code, lines.at(-1).name]).toEqual([0, 'temporary folder']);
    expect(lines).toContainEqual(
      expect.objectContaining({ name: 'data folder', status: 'warn', message: `there are no tables in ${folder} yet` }),
    );
    expect(readdirSync(data.folder)).toEqual([]);
  });

  test('reading commands make nothing in a folder that has tables either', async () => {
    await ingest('2026-11-23T08:00:00Z');
    const before = readdirSync(data.folder);
    for (const command of [['gaps'], ['runs'], ['sql', 'select 1'], ['verify'], ['doctor'], ['redrive', '--list']])
      await run(...command);
    expect(readdirSync(data.folder)).toEqual(before);
  });

  test('is not filled by reading commands when it is there but empty', async () => {
    const folder = join(data.folder, 'empty');
    await mkdir(folder);
    for (const command of [['report'], ['gaps'], ['runs'], ['sql', 'select 1'], ['verify'], ['doctor']])
      await elt([...command, '--data', folder]);
    expect(readdirSync(folder)).toEqual([]);
  });
});
