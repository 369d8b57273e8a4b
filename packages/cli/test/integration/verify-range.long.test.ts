import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { LOCAL_TABLES, startDynamoDb } from '@quote-elt/local';
import { MARTS } from '@quote-elt/transform';
import { describe, expect, test } from 'vitest';
import { forgetRows } from '../forget-rows.ts';
import { withHourlyData } from '../hourly-data.ts';
import { elt, publishedFile } from '../support.ts';

const { data, failDay, json, run, wholeDay } = withHourlyData();

const RANGE = ['verify', '--from', '2026-11-18', '--to', '2026-11-22'];

/** The verdicts of a range, a line of JSON each. */
async function verdictsOf(...range: string[]): Promise<{ date: string; verdict: string; marts?: unknown[] }[]> {
  return (await run(...range, '--json')).out.map((line) => JSON.parse(line));
}

const toldOf = async (...range: string[]) => (await verdictsOf(...range)).map(({ date, verdict }) => [date, verdict]);

/** Puts a record that this version cannot read. */
async function spoilRecord(day: string): Promise<void> {
  const { client, close } = await startDynamoDb({ path: join(data.folder, 'dynamodb') });
  const Item = { pipeline: { S: 'transform' }, run_date: { S: day }, schema_version: { N: '99' } };
  await client.send(new PutItemCommand({ TableName: LOCAL_TABLES.runs, Item }));
  await close();
}

/** Two good days, with two between them of which one is recorded as empty and one is not recorded. */
async function fourDays(): Promise<void> {
  for (const day of ['2026-11-18', '2026-11-21']) await wholeDay(day);
  await run('backfill', '--from', '2026-11-18', '--to', '2026-11-19');
  await run('transform', '--date', '2026-11-21');
}

describe('verify --from --to', () => {
  test('ends with 0 where every day is as recorded; an empty day has nothing to compare', async () => {
    for (const day of ['2026-11-18', '2026-11-20']) await wholeDay(day);
    await run('backfill', '--from', '2026-11-18', '--to', '2026-11-20');
    const range = ['verify', '--from', '2026-11-18', '--to', '2026-11-20'];
    expect(await run(...range)).toEqual({
      code: 0,
      out: [
        '2026-11-19  empty: 2026-11-19 has no row that can be used, so there is nothing to compare',
        '2026-11-18 to 2026-11-20: 3 days, 2 identical, 1 empty',
      ],
      err: ['verifying: 1 of 3', 'verifying: 2 of 3', 'verifying: 3 of 3'],
    });
  });

  test('tells each day that differs, that never ran, that failed, or that cannot be read', async () => {
    await fourDays();
    await forgetRows(data.folder, '2026-11-21');
    await failDay('2026-11-22');
    expect(await toldOf(...RANGE)).toEqual([
      ['2026-11-18', 'identical'],
      ['2026-11-19', 'empty'],
      ['2026-11-20', 'not_recorded'],
      ['2026-11-21', 'different'],
      ['2026-11-22', 'not_recorded'],
    ]);
    await spoilRecord('2026-11-18');
    const { code, out, err } = await run(...RANGE);
    expect(code).toBe(1);
    expect(out.filter((line) => /^\d/.test(line))).toEqual([
      expect.stringMatching(/^2026-11-18 {2}unreadable: the record of 2026-11-18 cannot be read/),
      expect.stringMatching(/^2026-11-19 {2}empty: /),
      '2026-11-20  not recorded: 2026-11-20 has not been transformed',
      '2026-11-21  different',
      '2026-11-22  not recorded: 2026-11-22 is recorded as failed',
      '2026-11-18 to 2026-11-22: 5 days, 1 unreadable, 1 empty, 2 not recorded, 1 different',
    ]);
    expect(err.slice(-2)).toEqual([
      'error[verify.different]: 4 of 5 days are not as recorded: 2026-11-18; 2026-11-20; 2026-11-21; and 1 more',
      expect.stringContaining(`pnpm elt backfill --from 2026-11-20 --to 2026-11-22 --data ${data.folder}`),
    ]);
  });

  test('names what is wrong with a published file, and the command that publishes the day again', async () => {
    await fourDays();
    await rm(publishedFile(data.folder, MARTS[0]?.name ?? '', '2026-11-21'));
    const range = ['verify', '--from', '2026-11-21', '--to', '2026-11-21'];
    const { code, out, err } = await run(...range);
    expect([code, out.filter((line) => line.startsWith('  '))]).toEqual([1, [expect.stringMatching(/^ {2}missing: /)]]);
    const again = /pnpm elt (backfill .*)$/.exec(String(err.at(-1)))?.[1]?.split(' ') ?? [];
    expect((await elt(again)).code).toBe(0);
    expect((await run(...range)).code).toBe(0);
  });

  test('gives a line of JSON a day with its marts, and the summary on stderr', async () => {
    await fourDays();
    const { code, out, err } = await run(...RANGE.slice(0, -1), '2026-11-19', '--json');
    expect([code, err.at(-1)]).toEqual([0, '2026-11-18 to 2026-11-19: 2 days, 1 identical, 1 empty']);
    expect(out.map((line) => JSON.parse(line))).toEqual([
      {
        date: '2026-11-18',
        verdict: 'identical',
        marts: MARTS.map(({ name }) => expect.objectContaining({ name, identical: true, objects: [] })),
      },
      { date: '2026-11-19', verdict: 'empty', reason: expect.any(String) },
    ]);
    const [one] = await verdictsOf(...RANGE.slice(0, -1), '2026-11-18');
    expect(one?.marts).toEqual((await json('verify', '--date', '2026-11-18')).marts);
  });

  test('leaves out the days before the first known one, and says so', async () => {
    await fourDays();
    const { out, err } = await run('verify', '--from', '2026-11-01', '--to', '2026-11-18');
    expect(out).toEqual(['2026-11-18 to 2026-11-18: 1 day, 1 identical']);
    expect(err[0]).toBe('nothing is known of the days before 2026-11-18: they are left out');
    expect(await run('verify', '--from', '2026-11-01', '--to', '2026-11-17')).toMatchObject({
      code: 2,
      out: [],
      err: [expect.stringMatching(/^error\[data\.none\]/), expect.any(String)],
    });
  });

  test('tells what it found before it was stopped', async () => {
    await fourDays();
    const stop = new AbortController();
    const onOut = () => stop.abort('SIGINT');
    const { code, out, err } = await elt([...RANGE, '--json', '--data', data.folder], { signal: stop.signal, onOut });
    expect([code, out.length]).toEqual([130, 1]);
    expect(err).toContain('2026-11-18 to 2026-11-18: 1 day, 1 identical');
  });

  test('judges each day by the period that it had', async () => {
    await fourDays();
    await run('settings', '--tick-seconds', '60');
    expect((await run('verify', '--from', '2026-11-21', '--to', '2026-11-21')).code).toBe(0);
  });
});
