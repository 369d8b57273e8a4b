import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { LOCAL_TABLES, startDynamoDb } from '@quote-elt/local';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { letterBody } from '../../src/dead-letters/dead-letter.ts';
import { folderQueue } from '../../src/dead-letters/folder-queue.ts';
import { OFFLINE_SOURCE } from '../../src/record/record.ts';
import { elt, makeDataFolder } from '../support.ts';

let data: { folder: string; remove: () => Promise<void> };
beforeEach(async () => {
  data = await makeDataFolder();
});
afterEach(() => data.remove());

const run = (...argv: string[]) => elt([...argv, '--data', data.folder]);
const json = async (...argv: string[]) => JSON.parse(String((await run(...argv, '--json')).out[0]));

/** Takes rows of a day away, as if their ticks had never come. */
async function removeTicks(day: string, minutes: readonly string[]): Promise<void> {
  const { client, close } = await startDynamoDb({ path: join(data.folder, 'dynamodb') });
  for (const minute of minutes) {
    const Key = { ingested_date: { S: day }, ingested_at: { S: `${day}T${minute}:00.000Z` } };
    await client.send(new DeleteItemCommand({ TableName: LOCAL_TABLES.raw, Key }));
  }
  await close();
}

describe('gaps', () => {
  test('an empty table is reported as such: nothing known is not all well', async () => {
    await (await startDynamoDb({ path: join(data.folder, 'dynamodb') })).close();
    const { code, out, err } = await run('gaps', '--from', '2026-11-20', '--to', '2026-11-22', '--json');
    expect(JSON.parse(String(out[0]))).toEqual({
      from: '2026-11-20',
      to: '2026-11-22',
      first_day: null,
      last_tick: null,
      silent_seconds: null,
      dead_letters: 0,
      missing_count: 0,
      missing_ticks: [],
      missing_days: [],
      outdated_days: [],
      failed_days: [],
    });
    expect({ code, err }).toEqual({
      code: 1,
      err: [
        'error[gaps.found]: nothing is known of any day up to 2026-11-22',
        `  ingest first: \`pnpm elt ingest --data ${data.folder}\``,
      ],
    });
  });

  test('missing ticks are reported by range, days that have grown as to be transformed', async () => {
    await run('demo', '--keep', '--date', '2026-11-21', '--ticks', '1440');
    await removeTicks('2026-11-21', ['10:00', '10:01', '12:30']);
    await run('transform', '--date', '2026-11-21', '--force');
    await run('ingest', '--sources', OFFLINE_SOURCE, '--tick', '2026-11-21T12:30:00Z');
    await run('ingest', '--sources', OFFLINE_SOURCE, '--tick', '2026-11-22T08:00:00Z');
    expect(await json('gaps', '--to', '2026-11-22')).toMatchObject({
      from: '2026-11-21',
      to: '2026-11-22',
      first_day: '2026-11-21',
      last_tick: '2026-11-22T08:00:00.000Z',
      missing_ticks: [
        { from: '2026-11-21T10:00:00.000Z', to: '2026-11-21T10:01:00.000Z', count: 2 },
        { from: '2026-11-22T00:00:00.000Z', to: '2026-11-22T07:59:00.000Z', count: 480 },
        { from: '2026-11-22T08:01:00.000Z', to: '2026-11-22T23:59:00.000Z', count: 959 },
      ],
      missing_days: ['2026-11-21', '2026-11-22'],
      failed_days: [],
    });
    const { code, out } = await run('gaps', '--to', '2026-11-22');
    expect(code).toBe(1);
    expect(out.slice(0, 2)).toEqual([
      '2026-11-21 to 2026-11-22: 1,441 ticks missing, 2 days to transform, 0 failed',
      'the last tick is of 2026-11-22T08:00Z, 2 days ago',
    ]);
  });
});

describe('backfill', () => {
  test('transforms days oldest first, leaves done ones alone, and does them again by force', async () => {
    for (const day of ['20', '21', '22'])
      await run('ingest', '--sources', OFFLINE_SOURCE, '--tick', `2026-11-${day}T08:00:00Z`);
    const range = ['--from', '2026-11-20', '--to', '2026-11-22'];
    expect((await json('backfill', ...range)).map((record: { run_date: string }) => record.run_date)).toEqual([
      '2026-11-20',
      '2026-11-21',
      '2026-11-22',
    ]);
    expect((await run('backfill', ...range)).out).toEqual(['0 days transformed, 3 were done already, 0 failed']);
    expect((await run('backfill', ...range, '--force')).out).toEqual([
      '3 days transformed, 0 were done already, 0 failed',
    ]);
  });

  test.each([
    [['--from', '2026-11-22', '--to', '2026-11-20'], /^error\[usage\]: --from 2026-11-22 is after --to 2026-11-20$/],
    [['--from', '2026-11-24'], /is not over yet/],
    [[], /^error\[usage\]: no --from given$/],
  ])('%j is refused', async (argv, message) => {
    expect(await run('backfill', ...argv)).toMatchObject({
      code: 2,
      err: [expect.stringMatching(message), expect.any(String)],
    });
  });

  test('killed in the middle it leaves whole records only, and ends its work when it is run again', async () => {
    for (let day = 1; day <= 20; day++) {
      await run(
        'ingest',
        '--sources',
        OFFLINE_SOURCE,
        '--count',
        '50',
        '--tick',
        `2026-11-${String(day).padStart(2, '0')}T08:00:00Z`,
      );
    }
    const main = join(import.meta.dirname, '..', '..', 'src', 'main.ts');
    const argv = ['backfill', '--from', '2026-11-01', '--to', '2026-11-20', '--data', data.folder];
    const child = spawn(process.execPath, [main, ...argv], { stdio: ['ignore', 'ignore', 'pipe'] });
    for await (const line of createInterface(child.stderr)) if (line.startsWith('transforming')) child.kill('SIGKILL');
    if (child.signalCode === null) await once(child, 'exit');
    expect(child.signalCode).toBe('SIGKILL');
    const left = await json('runs');
    expect(left.length).toBeGreaterThan(0);
    expect(left.length).toBeLessThan(20);
    expect(
      left.every(({ status, rows }: { status: string; rows: number }) => status === 'succeeded' && rows === 50),
    ).toBe(true);
    await run('backfill', ...argv.slice(1, 5));
    expect((await json('runs')).map(({ attempts }: { attempts: number }) => attempts)).toEqual(Array(20).fill(1));
  });
});

describe('redrive', () => {
  test('replays ticks with their own identity, keeps what fails, and is safe to run twice', async () => {
    const queue = folderQueue(join(data.folder, 'dead-letters'));
    const event = { scheduled_time: '2026-11-22T10:00:00Z' };
    for (const each of [event, event, { scheduled_time: 'never' }])
      await queue.send(letterBody('ingest', each, new Error('source down')));
    expect((await run('redrive', '--list')).out[0]).toBe(
      'ingest  {"scheduled_time":"2026-11-22T10:00:00Z"}  source down',
    );
    const first = await run('redrive', '--sources', OFFLINE_SOURCE);
    expect(first).toMatchObject({
      code: 1,
      out: [
        'ingest  {"scheduled_time":"2026-11-22T10:00:00Z"}  replayed',
        'ingest  {"scheduled_time":"2026-11-22T10:00:00Z"}  replayed',
        expect.stringMatching(/^ingest {2}\{"scheduled_time":"never"\} {2}failed again: ingest event /),
        '2 letters replayed, 1 still waiting',
        expect.stringContaining('to be transformed: 1 closed day; at once: pnpm elt transform --date 2026-11-22 '),
      ],
      err: expect.arrayContaining([expect.stringMatching(/^error\[redrive\.failed\]/)]),
    });
    expect(await queue.receive()).toHaveLength(1);
    expect((await run('transform', '--date', '2026-11-22')).out).toEqual([
      '2026-11-22  succeeded, 1 row, 0 rejected, complete to 0.0 %',
    ]);
  });

  test('prints one bounded line a letter and a summary, whatever the letters hold', async () => {
    const queue = folderQueue(join(data.folder, 'dead-letters'));
    const odd = `x\n\u001b[2J${'y'.repeat(100_000)}`;
    await queue.send(letterBody('ingest', { scheduled_time: odd, more: [odd] }, new Error(odd)));
    await queue.send(odd);
    await queue.send('null');
    for (const argv of [
      ['redrive', '--list'],
      ['redrive', '--sources', OFFLINE_SOURCE],
    ]) {
      const { out, err } = await run(...argv);
      expect(out).toHaveLength(argv.length === 2 ? 3 : 4);
      expect(Math.max(...out.map((line) => line.length))).toBeLessThan(350);
      expect([...out, ...err].join('')).not.toMatch(/\p{Cc}/u);
      expect(Math.max(0, ...err.map((line) => line.length))).toBeLessThan(2100);
    }
    expect(await queue.size()).toBe(3);
  });

  test('has nothing to do where nothing waits', async () => {
    expect(await run('redrive')).toMatchObject({ code: 0, out: ['no dead letters'] });
  });
});
