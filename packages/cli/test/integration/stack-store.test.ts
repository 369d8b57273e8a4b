import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LOCAL_TABLES, startDynamoDb } from '@quote-elt/local';
import { stackTables } from '@quote-elt/runtime';
import { MARTS, ROLES } from '@quote-elt/transform';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { letterBody } from '../../src/dead-letters/dead-letter.ts';
import { checkClock } from '../../src/doctor/account.ts';
import { OFFLINE_SOURCE } from '../../src/record/record.ts';
import { withStandInStack } from '../stand-in-stack.ts';
import { elt, NOW, publishedFile, withDataFolder } from '../support.ts';

afterEach(() => vi.unstubAllEnvs());

const ON_DEV = ['--stack', 'dev'];
const { raw, runs } = stackTables('dev');

test('every command that works on this machine works on a stack', async () => {
  await withStandInStack(async (deadLetters) => {
    await withDataFolder(async (folder) => {
      const run = (...argv: string[]) => elt([...argv, ...ON_DEV, '--data', folder]);
      const day = '2026-11-22';
      const ingested = await run('ingest', '--sources', OFFLINE_SOURCE, '--count', '3', '--tick', `${day}T08:00:00Z`);
      const again = expect.stringContaining(
        'to be transformed: 1 closed day; at once: pnpm elt transform --date 2026-11-22 --stack dev ',
      );
      expect(ingested.out).toEqual([
        `2026-11-22T08:00:00.000Z  3 written, 0 duplicates, from ${OFFLINE_SOURCE}`,
        again,
      ]);
      await deadLetters.send(letterBody('ingest', { scheduled_time: `${day}T09:00:00Z` }, new Error('source down')));
      expect((await run('redrive', '--list')).out).toEqual([
        'ingest  {"scheduled_time":"2026-11-22T09:00:00Z"}  source down',
      ]);
      expect((await run('redrive', '--sources', OFFLINE_SOURCE)).out).toEqual([
        'ingest  {"scheduled_time":"2026-11-22T09:00:00Z"}  replayed',
        '1 letter replayed, 0 still waiting',
        again,
      ]);
      expect(await deadLetters.size()).toBe(0);
      expect((await run('transform', '--date', day)).out).toEqual([
        '2026-11-22  succeeded, 4 rows, 0 rejected, complete to 0.1 %',
      ]);
      expect((await run('verify', '--date', day)).out).toHaveLength(MARTS.length);
      expect(JSON.parse(String((await run('runs', '--json')).out[0]))).toMatchObject([{ run_date: day, rows: 4 }]);
      expect(JSON.parse(String((await run('gaps', '--json')).out[0])).missing_ticks).toHaveLength(4);
      expect((await run('backfill', '--from', day, '--to', day)).out).toEqual([
        '0 days transformed, 1 were done already, 0 failed',
      ]);
      expect((await run('sql', '--csv', `select count(*) as n from ${ROLES.facts}`)).out).toEqual(['n', '4']);
      expect(existsSync(publishedFile(join(folder, 'stacks', 'dev'), ROLES.facts, day))).toBe(true);
      expect(existsSync(join(folder, 'dynamodb'))).toBe(false);
    });
  });
});

test('redrive asks for what Scheduler writes beside a letter: a transform letter is never ingested, one without a task is reported', async () => {
  await withStandInStack(async (deadLetters) => {
    await withDataFolder(async (folder) => {
      const run = (...argv: string[]) => elt([...argv, ...ON_DEV, '--data', folder]);
      const at = 'eu-central-1:123456789012';
      const beside = (task: string) => ({
        TARGET_ARN: `arn:aws:lambda:${at}:function:quote-elt-dev-${task}`,
        SCHEDULE_ARN: `arn:aws:scheduler:${at}:schedule/quote-elt-dev/quote-elt-dev-${task}`,
        SCHEDULED_TIME: '2026-11-22T12:00:00Z',
        ERROR_MESSAGE: 'Rate exceeded',
      });
      const tick = JSON.stringify({ scheduled_time: '2026-11-22T12:00:00Z' });
      await deadLetters.send(tick, beside('transform'));
      await deadLetters.send('{}', beside('ingest'));
      await deadLetters.send(tick);
      expect((await run('redrive', '--list')).out).toEqual([
        'transform  {"scheduled_time":"2026-11-22T12:00:00Z"}  Rate exceeded',
        'ingest  {"scheduled_time":"2026-11-22T12:00:00.000Z"}  Rate exceeded',
        'unknown  {"scheduled_time":"2026-11-22T12:00:00Z"}  it names no function: not delivered',
      ]);
      const redriven = await run('redrive', '--sources', OFFLINE_SOURCE);
      expect(redriven).toMatchObject({
        code: 1,
        out: [
          'transform  {"scheduled_time":"2026-11-22T12:00:00Z"}  replayed',
          'ingest  {"scheduled_time":"2026-11-22T12:00:00.000Z"}  replayed',
          expect.stringMatching(/^unknown .* failed again: it names no function: not delivered$/),
          '2 letters replayed, 1 still waiting',
          expect.stringContaining(
            'to be transformed: 1 closed day; at once: pnpm elt transform --date 2026-11-22 --stack dev ',
          ),
        ],
      });
      expect(await deadLetters.size()).toBe(1);
      // One row: that of the ingest letter.
      await run('transform', '--date', '2026-11-22');
      const { out } = await run('sql', '--json', `select ingested_at from ${ROLES.facts}`);
      expect(JSON.parse(String(out[0]))).toHaveLength(1);
    });
  });
});

test('the doctor looks at the account, the clock, the tables and the queue of a stack', async () => {
  await withStandInStack(async (deadLetters) => {
    await withDataFolder(async (folder) => {
      await deadLetters.send(letterBody('ingest', {}, new Error('down')));
      const { out } = await elt(['doctor', ...ON_DEV, '--data', folder, '--json']);
      const lines: { name: string; status: string; message: string; hint: string }[] = JSON.parse(String(out[0]));
      const found = Object.fromEntries(lines.map(({ name, status, message }) => [name, `${status} ${message}`]));
      expect(found).toMatchObject({
        credentials: 'ok key AKIA…',
        region: 'ok eu-central-1',
        clock: 'ok 0 seconds ahead of AWS',
        tables: `ok ${raw} and ${runs} are there`,
        'last tick': 'warn no tick in the last 28 days',
        'last run': 'warn no day is recorded',
        'dead letters': 'warn 1 waiting',
      });
      expect(lines.filter(({ status, hint }) => (status === 'ok') !== (hint === ''))).toEqual([]);
    });
  });
});

test.each([
  [0, 'ok', '0 seconds ahead of AWS'],
  [-60, 'warn', '60 seconds behind AWS'],
  [360, 'fail', '360 seconds ahead of AWS'],
])('a clock %i seconds off is reported', async (seconds, status, message) => {
  const { client, close } = await startDynamoDb({ now: () => NOW });
  const line = await checkClock(client, LOCAL_TABLES.raw, () => new Date(NOW.getTime() + seconds * 1000));
  await close();
  expect(line).toEqual({ name: 'clock', status, message, hint: expect.any(String) });
});

describe('a stack that cannot be used is reported in two lines', () => {
  test.each([
    ['runs', 'staging', /^error\[stack\.missing\]: stack staging: /, /^ {2}deploy it by pnpm run deploy:staging/],
    ['redrive', 'staging', /^error\[stack\.missing\]: stack staging: /, /AWS_REGION/],
    ['runs', 'no stack', /^error\[usage\]: --stack no stack is no name of a stack$/, /--stack dev/],
  ])('%s of %s', async (command, stack, what, hint) => {
    await withStandInStack(async () => {
      await withDataFolder(async (folder) => {
        expect(await elt([command, '--stack', stack, '--data', folder])).toEqual({
          code: 2,
          out: [],
          err: [expect.stringMatching(what), expect.stringMatching(hint)],
        });
      });
    });
  });

  test.each([
    [{ AWS_REGION: '' }, /^error\[stack\.region\]: stack dev: no AWS region is set$/],
    [{ AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' }, /^error\[stack\.credentials\]: stack dev: /],
  ])('without %j', async (settings, what) => {
    await withStandInStack(async () => {
      await withDataFolder(async (folder) => {
        const nothing = join(folder, 'none');
        const none = {
          AWS_CONFIG_FILE: nothing,
          AWS_SHARED_CREDENTIALS_FILE: nothing,
          AWS_EC2_METADATA_DISABLED: 'true',
        };
        for (const [name, value] of Object.entries({ ...none, ...settings })) vi.stubEnv(name, value || undefined);
        const { code, err } = await elt(['runs', ...ON_DEV, '--data', folder]);
        expect({ code, told: err[0] }).toEqual({ code: 2, told: expect.stringMatching(what) });
      });
    });
  });
});
