import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { dynamoDbItemStore } from '@quote-elt/ingest';
import { LOCAL_TABLES, startDynamoDb } from '@quote-elt/local';
import { TEMP_VARIABLE } from '@quote-elt/runtime';
import { CalendarDate, rawItem, ticksOfDay } from '@quote-elt/shared';
import { sampleRecord } from '@quote-elt/shared/testing';
import { dynamoDbSettings, ROLES } from '@quote-elt/transform';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { letterBody } from '../../src/dead-letters/dead-letter.ts';
import { folderQueue } from '../../src/dead-letters/folder-queue.ts';
import { OFFLINE_SOURCE } from '../../src/record/record.ts';
import { DEFAULT_SETTINGS } from '../../src/store/kept-settings.ts';
import { withStandInStack } from '../stand-in-stack.ts';
import { type CliOutcome, elt, makeDataFolder, NOW, withDataFolder } from '../support.ts';
import { UNIX } from '../unix.ts';

let data: { folder: string; remove: () => Promise<void> };
beforeEach(async () => {
  data = await makeDataFolder();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await data.remove();
});

const run = (...argv: string[]) => elt([...argv, '--data', data.folder]);
/** One tick; the data is kept with a tick each hour. */
async function ingest(tick: string): Promise<CliOutcome> {
  const outcome = await run('ingest', '--sources', OFFLINE_SOURCE, '--tick', tick);
  await run('settings', '--tick-seconds', '3600');
  return outcome;
}
const json = async (...argv: string[]) => JSON.parse(String((await run(...argv, '--json')).out[0]));

const HOURLY = { ...DEFAULT_SETTINGS, tick_seconds: 3600, sources: [OFFLINE_SOURCE] };

/** Every tick of a day, each an hour. */
async function wholeDay(day: string): Promise<void> {
  const { client, close } = await startDynamoDb({ path: join(data.folder, 'dynamodb') });
  await dynamoDbSettings(client, LOCAL_TABLES.runs).write(HOURLY);
  const store = dynamoDbItemStore(client, LOCAL_TABLES.raw);
  const record = sampleRecord();
  for (const tick of ticksOfDay(CalendarDate.parse(day), 3600))
    await store.put(rawItem(tick, 0, record, OFFLINE_SOURCE, NOW));
  await close();
}

/** Rows that are no records: there are more than a hundred and no others, so their day fails. */
async function failDay(day: string): Promise<void> {
  const { client, close } = await startDynamoDb({ path: join(data.folder, 'dynamodb') });
  for (let place = 0; place <= 100; place++) {
    const ingested_at = `${day}T00:00:00.${String(place).padStart(3, '0')}Z`;
    const Item = { ingested_date: { S: day }, ingested_at: { S: ingested_at } };
    await client.send(new PutItemCommand({ TableName: LOCAL_TABLES.raw, Item }));
  }
  await close();
  await elt(['transform', '--date', day, '--force', '--data', data.folder]);
}

/** A line of the doctor. */
async function doctorLine(name: string): Promise<Record<string, string>> {
  const { out } = await elt(['doctor', '--json', '--data', data.folder]);
  return JSON.parse(String(out[0])).find((line: { name: string }) => line.name === name);
}

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
});

test('a row of somebody else is not taken for the last tick', async () => {
  await ingest('2026-11-20T08:00:00Z');
  const { client, close } = await startDynamoDb({ path: join(data.folder, 'dynamodb') });
  const Item = { ingested_date: { S: '2026-11-20' }, ingested_at: { S: 'infinity' } };
  await client.send(new PutItemCommand({ TableName: LOCAL_TABLES.raw, Item }));
  await close();
  expect(await json('gaps')).toMatchObject({ last_tick: '2026-11-20T08:00:00.000Z' });
});

describe('the doctor', () => {
  test('looks at the last seven days and counts failed and missing ones', async () => {
    await wholeDay('2026-11-17');
    for (const day of ['2026-11-18', '2026-11-21', '2026-11-22']) await ingest(`${day}T08:00:00Z`);
    for (const day of ['2026-11-17', '2026-11-22']) await run('transform', '--date', day);
    await failDay('2026-11-20');
    expect(await doctorLine('last run')).toEqual({
      name: 'last run',
      status: 'fail',
      message: '2026-11-22 succeeded; of 7 closed days 1 failed, 3 missing',
      hint: `see why: \`pnpm elt runs --data ${data.folder}\`, then \`pnpm elt backfill --from 2026-11-18 --to 2026-11-21 --data ${data.folder}\``,
    });
  });

  test('warns of days that are missing when none failed', async () => {
    for (const day of ['2026-11-21', '2026-11-22', '2026-11-23']) await ingest(`${day}T08:00:00Z`);
    await run('transform', '--date', '2026-11-22');
    // Yesterday may still wait for its run.
    expect(await doctorLine('last run')).toMatchObject({
      status: 'warn',
      message: '2026-11-22 succeeded; of 3 closed days 0 failed, 1 missing',
    });
  });

  test('takes days before the first one for none, and a pipeline that began today for well', async () => {
    await ingest('2026-11-24T08:00:00Z');
    expect(await doctorLine('last run')).toMatchObject({ status: 'ok', message: 'no day is closed yet' });
  });

  test.each([
    ['2026-11-24T07:00:00Z', '3600', 'ok'],
    ['2026-11-24T06:00:00Z', '3600', 'warn'],
    ['2026-11-24T09:25:00Z', '60', 'ok'],
    ['2026-11-24T09:15:00Z', '60', 'warn'],
  ])(
    'knows the tick period: at 09:30 a last tick of %s with a tick each %s seconds is %s',
    async (tick, seconds, status) => {
      await ingest(tick);
      await run('settings', '--tick-seconds', seconds);
      expect(await doctorLine('last tick')).toMatchObject({ status });
    },
  );

  test('stops after a cause instead of listing its consequences', async () => {
    await withStandInStack(async () => {
      await withDataFolder(async (folder) => {
        const missing = await elt(['doctor', '--stack', 'staging', '--json', '--data', folder]);
        const lines: { name: string; status: string; hint: string }[] = JSON.parse(String(missing.out[0]));
        expect([missing.code, lines.filter(({ status }) => status !== 'ok')]).toEqual([
          1,
          [expect.objectContaining({ name: 'tables', status: 'fail', hint: expect.stringMatching(/deploy:staging/) })],
        ]);
        expect(lines.at(-1)?.name).toBe('tables');
      });
    });
    for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) vi.stubEnv(name, undefined);
    for (const name of ['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE']) vi.stubEnv(name, join(data.folder, 'none'));
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
    const signedOut = await elt(['doctor', '--stack', 'dev', '--json', '--data', data.folder]);
    expect(JSON.parse(String(signedOut.out[0])).slice(6)).toEqual([
      expect.objectContaining({ name: 'credentials', status: 'fail', hint: expect.stringMatching(/sign in/) }),
    ]);
    const other = await startDynamoDb({ path: join(data.folder, 'dynamodb') });
    expect(await doctorLine('tables')).toMatchObject({
      status: 'fail',
      message: expect.stringMatching(/another process/),
    });
    expect(await doctorLine('last tick')).toBeUndefined();
    await other.close();
    vi.stubEnv(TEMP_VARIABLE, join(data.folder, 'missing'));
    expect(await doctorLine('temporary folder')).toMatchObject({
      status: 'fail',
      hint: expect.stringContaining(TEMP_VARIABLE),
    });
    expect(await doctorLine('tables')).toBeUndefined();
  });
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
  ])('is told by %s, and nothing is created', async (...command) => {
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

  test('is told by the doctor, and nothing is created', async () => {
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

describe('days before the first row are not days', () => {
  test('a backfill leaves them out, and says so', async () => {
    await ingest('2026-11-20T08:00:00Z');
    const { code, out, err } = await run('backfill', '--from', '2026-10-01', '--to', '2026-11-21');
    expect({ code, out, said: err[0] }).toEqual({
      code: 0,
      out: ['2 days transformed, 0 were done already, 0 failed'],
      said: 'nothing is known of the days before 2026-11-20: they are left out',
    });
    expect((await json('runs')).map(({ run_date }: { run_date: string }) => run_date)).toEqual([
      '2026-11-20',
      '2026-11-21',
    ]);
  });

  test.each([
    ['transform', '--date', '2026-11-19'],
    ['backfill', '--from', '2026-11-01', '--to', '2026-11-19'],
  ])('%s %s refuses a range of nothing else', async (...command) => {
    await ingest('2026-11-20T08:00:00Z');
    expect(await run(...command)).toMatchObject({
      code: 2,
      err: [expect.stringMatching(/^error\[data\.none\]: .*2026-11-19/), expect.any(String)],
    });
    expect(await json('runs')).toEqual([]);
  });

  test('nor are days that a run has recorded as empty', async () => {
    await ingest('2026-11-23T08:00:00Z');
    // By its daily run: yesterday is always taken up.
    await run('transform', '--tick', '2026-11-22T12:00:00Z');
    expect((await json('runs'))[0]).toMatchObject({ run_date: '2026-11-21', status: 'empty' });
    expect(await json('gaps')).toMatchObject({ from: '2026-11-23', first_day: '2026-11-23' });
  });
});

describe('gaps and verify exit 1 when they find something', () => {
  test('and 0 when they find nothing', async () => {
    await wholeDay('2026-11-23');
    expect(await run('gaps')).toMatchObject({ code: 1 });
    await run('transform');
    expect(await run('gaps')).toMatchObject({ code: 0, err: [] });
    expect(await run('verify')).toMatchObject({ code: 0, err: [] });
  });

  test('a pipeline that began today lacks nothing yet', async () => {
    await ingest('2026-11-24T08:00:00Z');
    expect(await run('gaps')).toMatchObject({ code: 0, err: [] });
  });
});

test('where a lost tick cannot be brought back, gaps says that; where a letter waits, how', async () => {
  await wholeDay('2026-11-22');
  await ingest('2026-11-23T08:00:00Z');
  await run('transform');
  expect((await run('gaps')).err).toEqual([
    'error[gaps.found]: 2026-11-22 to 2026-11-23: 23 missing ticks',
    '  the missing ticks left no dead letter and cannot be brought back',
  ]);
  const queue = folderQueue(join(data.folder, 'dead-letters'));
  await queue.send(letterBody('ingest', { scheduled_time: '2026-11-23T09:00:00Z' }, new Error('down')));
  expect((await run('gaps')).err[1]).toBe(`  replay 1 dead letter: \`pnpm elt redrive --data ${data.folder}\``);
});

describe.runIf(UNIX)('hints can be pasted', () => {
  /** The commands of ours in what a command has told, as a shell takes them apart. */
  function commandsIn({ out, err }: CliOutcome): string[][] {
    return [...out, ...err].flatMap((line) => {
      const marked = [...line.matchAll(/`pnpm elt ([^`]*)`/g)].map(([, command]) => command);
      const rest = /(?<!`)pnpm elt (.*)$/.exec(line.replace(/`[^`]*`/g, ''))?.[1];
      return [...marked, ...(rest === undefined ? [] : [rest])].map((command) => {
        const { stdout } = spawnSync('sh', ['-c', `printf '%s\\n' ${command}`], { encoding: 'utf8' });
        return stdout.trimEnd().split('\n');
      });
    });
  }

  test.each([`it's a "folder" $HOME`, '-dash', 'plain'])('on a data folder called %s', async (name) => {
    const parent = data.folder;
    const folder = name.startsWith('-') ? name : join(parent, name);
    const cwd = process.cwd();
    process.chdir(parent);
    try {
      const at = (...argv: string[]) => elt([...argv, `--data=${folder}`]);
      const outcomes = [await at('runs'), await at('doctor')];
      await at('ingest', '--sources', OFFLINE_SOURCE, '--tick', '2026-11-21T08:00:00Z');
      await at('ingest', '--sources', OFFLINE_SOURCE, '--tick', '2026-11-23T08:00:00Z');
      outcomes.push(await at('runs'), await at('verify'), await at('gaps'));
      const queue = folderQueue(join(folder, 'dead-letters'));
      await queue.send(letterBody('ingest', { scheduled_time: '2026-11-21T09:00:00Z' }, new Error('down')));
      await at('transform', '--date', '2026-11-21');
      outcomes.push(await at('gaps'), await at('doctor'));
      const commands = outcomes.flatMap(commandsIn);
      expect(new Set(commands.map(([command]) => command))).toEqual(
        new Set(['demo', 'transform', 'backfill', 'redrive', 'runs']),
      );
      for (const argv of commands.filter(([command]) => command !== 'demo')) {
        const { code, err } = await elt(argv);
        expect([argv, code, err]).toEqual([argv, 0, code === 0 ? err : []]);
      }
      expect(existsSync(join(parent, '.elt'))).toBe(false);
    } finally {
      process.chdir(cwd);
    }
  });

  test('on a stack', async () => {
    await withStandInStack(async (deadLetters) => {
      await withDataFolder(async (folder) => {
        const at = (...argv: string[]) => elt([...argv, '--stack', 'dev', '--data', folder]);
        await at('ingest', '--sources', OFFLINE_SOURCE, '--tick', '2026-11-22T08:00:00Z');
        await deadLetters.send(letterBody('ingest', { scheduled_time: '2026-11-22T09:00:00Z' }, new Error('down')));
        const outcomes = [await at('runs'), await at('gaps'), await at('verify'), await at('doctor')];
        const commands = outcomes.flatMap(commandsIn);
        expect(commands.length).toBeGreaterThan(6);
        for (const argv of commands) {
          expect(argv.slice(-4)).toEqual(['--stack', 'dev', '--data', folder]);
          const { code } = await elt(argv);
          expect([argv, code]).toEqual([argv, 0]);
        }
      });
    }, HOURLY);
  });
});
