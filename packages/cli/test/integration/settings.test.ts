import { join } from 'node:path';
import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { HOSTED_SOURCE, INGEST_ENV_KEYS } from '@quote-elt/ingest/config';
import { LOCAL_TABLES, startDynamoDb, startStandInApi } from '@quote-elt/local';
import { SETTINGS_KEY, settingsItem } from '@quote-elt/shared';
import { encodeItem } from '@quote-elt/shared/dynamodb';
import { sampleRunRecord } from '@quote-elt/shared/testing';
import { TRANSFORM_ENV_KEYS } from '@quote-elt/transform/config';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { letterBody } from '../../src/dead-letters/dead-letter.ts';
import { OFFLINE_SOURCE, RECORDS, STAND_IN_RECORDS } from '../../src/record/record.ts';
import { DEFAULT_SETTINGS } from '../../src/store/kept-settings.ts';
import { withStandInStack } from '../stand-in-stack.ts';
import { type CliOutcome, elt, makeDataFolder, NOW, withDataFolder } from '../support.ts';

let data: { folder: string; remove: () => Promise<void> };
beforeEach(async () => {
  data = await makeDataFolder();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await data.remove();
});

const run = (...argv: string[]) => elt([...argv, '--data', data.folder]);
const kept = async (): Promise<unknown> => JSON.parse(String((await run('settings', '--json')).out[0]));
const OFFLINE = ['--sources', OFFLINE_SOURCE];
const DAY = '2026-11-22';
const TICK = `${DAY}T08:00:00Z`;

/** Serves until it says its address. */
function serve(...argv: string[]): Promise<CliOutcome> {
  const interrupt = new AbortController();
  const onOut = (line: string) => line.endsWith('Ctrl-C ends') && interrupt.abort();
  return elt(['serve', '--port', '0', '--data', data.folder, ...argv], { signal: interrupt.signal, onOut });
}

/** Changes the ledger table behind the back of every command. */
async function inLedger(command: (TableName: string) => PutItemCommand | DeleteItemCommand): Promise<void> {
  const { client, close } = await startDynamoDb({ path: join(data.folder, 'dynamodb') });
  const sent = command(LOCAL_TABLES.runs);
  if (sent instanceof PutItemCommand) await client.send(sent);
  else await client.send(sent);
  await close();
}

/** Data of before it was kept how it is kept. */
const forgetSettings = () =>
  inLedger((TableName) => new DeleteItemCommand({ TableName, Key: encodeItem(SETTINGS_KEY) }));

const spoilSettings = () =>
  inLedger((TableName) => {
    const Item = encodeItem({ ...SETTINGS_KEY, ...DEFAULT_SETTINGS, schema_version: 99 });
    return new PutItemCommand({ TableName, Item });
  });

/** The words of the `elt` command at the end of a hint. */
const pasted = (hint: string | undefined): string[] => (/pnpm elt (.*?)`?$/.exec(String(hint))?.[1] ?? '').split(' ');

describe('the first command says how a folder is kept', () => {
  test('an ingest by its options, which later ones follow', async () => {
    await run('ingest', ...OFFLINE, '--count', '3', '--tick', TICK);
    expect(await kept()).toEqual({ ...DEFAULT_SETTINGS, records_per_tick: 3, sources: [OFFLINE_SOURCE] });
    expect((await run('ingest', '--tick', `${DAY}T09:00:00Z`)).out).toEqual([
      `2026-11-22T09:00:00.000Z  3 written, 0 duplicates, from ${OFFLINE_SOURCE}`,
    ]);
  });

  test('an ingest on a folder that has data chooses for its own tick alone', async () => {
    await run('ingest', ...OFFLINE, '--tick', TICK);
    const before = await kept();
    const again = await run('ingest', '--count', '2', '--tick', `${DAY}T09:00:00Z`);
    expect([again.out[0], await kept()]).toEqual([expect.stringContaining('2 written'), before]);
  });

  test('an address implies the source that is asked there, and is kept in one spelling', async () => {
    await run('ingest', '--base-url', 'HTTP://127.0.0.1:1/a|b', '--tick', TICK);
    expect(await kept()).toEqual({
      ...DEFAULT_SETTINGS,
      sources: [HOSTED_SOURCE],
      base_url: 'http://127.0.0.1:1/a%7Cb',
    });
  });

  test('a first tick that fails leaves no data: the next one may say it anew', async () => {
    expect((await run('ingest', '--base-url', 'http://127.0.0.1:1', '--tick', TICK)).code).toBe(1);
    await run('ingest', ...OFFLINE, '--tick', TICK);
    expect(await kept()).toMatchObject({ sources: [OFFLINE_SOURCE] });
  });

  test('serve by its pace', async () => {
    await serve('--every', '20ms', '--day-length', '480ms', ...OFFLINE);
    expect(await kept()).toMatchObject({ tick_seconds: 3600, sources: [OFFLINE_SOURCE] });
  });

  test('a demo that is kept, with the live sources, since its own API is gone', async () => {
    await run('demo', '--keep', '--ticks', '5', '--date', DAY);
    expect(await kept()).toEqual(DEFAULT_SETTINGS);
  });
});

describe('a folder is kept as it was begun', () => {
  beforeEach(async () => {
    await run('ingest', ...OFFLINE, '--tick', TICK);
  });

  test.each([
    ['serve', '--every', '20ms', '--day-length', '480ms', '--port', '0'],
    ['serve', '--count', '2', '--port', '0'],
    ['serve', '--sources', `${HOSTED_SOURCE},${OFFLINE_SOURCE}`, '--port', '0'],
    ['serve', '--base-url', 'http://127.0.0.1:1', '--port', '0'],
  ])('%s %s %s is refused, and the command that changes it can be pasted', async (...argv) => {
    const before = await kept();
    const refused = await run(...argv);
    expect(refused).toMatchObject({
      code: 2,
      err: [expect.stringMatching(/^error\[settings\.differ\]: /), expect.any(String)],
    });
    expect(await kept()).toEqual(before);
    const changed = await elt(pasted(refused.err[1]));
    expect(changed.code).toBe(0);
    expect(await kept()).not.toEqual(before);
    expect((await serve(...argv.slice(1))).err.join('\n')).not.toContain('settings.differ');
  });

  test('serve without a pace goes on at the one that is kept', async () => {
    await run('settings', '--tick-seconds', '3600');
    const served = await serve('--day-length', '480ms');
    expect([served.code, served.err, served.out[0]]).toEqual([
      0,
      [],
      expect.stringContaining('a tick each 0.02s; Ctrl-C ends'),
    ]);
  });

  test.each([
    [['--tick-seconds', '7000'], '24h', /which do not divide a day/],
    [['--tick-seconds', '1'], '1s', /--day-length 1s is too short/],
  ])('serve of %j in days of %s is refused', async (change, dayLength, message) => {
    await run('settings', ...change);
    expect(await serve('--day-length', dayLength)).toMatchObject({
      code: 2,
      err: [expect.stringMatching(message), expect.any(String)],
    });
  });

  test('a demo is refused where a tick does not come each minute', async () => {
    await run('settings', '--tick-seconds', '3600');
    expect(await run('demo', '--keep', '--ticks', '5', '--date', DAY)).toMatchObject({
      code: 2,
      err: [
        `error[settings.differ]: the data in ${data.folder} is kept with tick_seconds 3600, not 60`,
        expect.any(String),
      ],
    });
  });

  test('a day that is recorded keeps the period that it had', async () => {
    await run('settings', '--tick-seconds', '43200');
    await run('transform', '--date', DAY);
    await run('settings', '--tick-seconds', '60');
    const { missing_count } = JSON.parse(String((await run('gaps', '--from', DAY, '--to', DAY, '--json')).out[0]));
    expect([missing_count, (await run('verify', '--date', DAY)).code]).toEqual([1, 0]);
    const { out } = await run('report', '--date', DAY, '--json');
    expect(out).toHaveLength(1);
  });

  test('a source that this version does not know is named, and another may be chosen', async () => {
    await run('settings', '--base-url', 'http://127.0.0.1:1');
    await inLedger((TableName) => {
      const Item = encodeItem({ ...SETTINGS_KEY, ...DEFAULT_SETTINGS, sources: ['newer\u001b[2J'], schema_version: 1 });
      return new PutItemCommand({ TableName, Item });
    });
    const { code, err } = await run('ingest', '--tick', TICK);
    expect([code, err]).toEqual([
      2,
      [
        'error[settings.unknown_source]: this version knows no source newer\\u001b[2J',
        expect.stringMatching(/--sources/),
      ],
    ]);
    expect((await run('ingest', ...OFFLINE, '--tick', TICK)).code).toBe(0);
    expect((await run('gaps', '--from', DAY, '--to', DAY)).code).toBe(1);
  });
});

const READERS: readonly (readonly string[])[] = [
  ['gaps', '--from', DAY, '--to', DAY],
  ['transform', '--date', DAY],
  ['backfill', '--from', DAY, '--to', DAY],
  ['report', '--date', DAY],
  ['verify', '--date', DAY],
  ['sql', 'select 1 as one'],
  ['redrive'],
  ['ingest', ...OFFLINE, '--tick', TICK],
  ['settings'],
];

describe('data of before it was kept how it is kept', () => {
  beforeEach(async () => {
    await run('ingest', ...OFFLINE, '--tick', TICK);
    await run('transform', '--date', DAY);
    await forgetSettings();
  });

  test.each(READERS)('%s %s assumes a tick each minute, and warns', async (...argv) => {
    const { code, err } = await run(...argv);
    expect([code <= 1, err.slice(0, 2)]).toEqual([
      true,
      [
        `warning[settings.missing]: ${data.folder} does not say how its data is kept; a tick each 60 seconds is assumed`,
        `  say it once: pnpm elt settings --tick-seconds 60 --data ${data.folder}`,
      ],
    ]);
  });

  test('what the warning says ends it', async () => {
    const { err } = await run('settings');
    await elt(pasted(err[1]));
    expect([(await run('settings')).err, await kept()]).toEqual([[], DEFAULT_SETTINGS]);
  });

  test('serve says it by its pace', async () => {
    await serve('--every', '20ms', '--day-length', '480ms', ...OFFLINE);
    expect(await kept()).toMatchObject({ tick_seconds: 3600 });
  });
});

describe('settings that cannot be read', () => {
  beforeEach(async () => {
    await run('ingest', ...OFFLINE, '--tick', TICK);
    await spoilSettings();
  });

  test.each([...READERS, ['serve', '--port', '0'], ['demo', '--keep', '--ticks', '5']])(
    'end %s %s, since nothing may be guessed',
    async (...argv) => {
      expect(await run(...argv)).toMatchObject({
        code: 2,
        out: [],
        err: [
          expect.stringMatching(/^error\[settings\.unreadable\]: /),
          expect.stringMatching(/settings --reset --data /),
        ],
      });
    },
  );

  test('do not keep letters from being looked at, for which nothing is guessed', async () => {
    expect(await run('redrive', '--list')).toEqual({ code: 0, out: ['no dead letters'], err: [] });
  });

  test('are written anew by the command that is told', async () => {
    const { err } = await run('settings');
    expect((await elt(pasted(err[1]))).code).toBe(0);
    expect(await kept()).toEqual(DEFAULT_SETTINGS);
  });
});

describe('the doctor looks at the settings', () => {
  const line = async () =>
    JSON.parse(String((await run('doctor', '--json')).out[0])).find(
      ({ name }: { name: string }) => name === 'settings',
    );

  test('says how the data is kept', async () => {
    await run('ingest', ...OFFLINE, '--tick', TICK);
    const message = `a tick each 60 seconds, 1 ${RECORDS} of ${OFFLINE_SOURCE}`;
    expect(await line()).toEqual({ name: 'settings', status: 'ok', message, hint: '' });
  });

  test('warns where nothing says it', async () => {
    await run('ingest', ...OFFLINE, '--tick', TICK);
    await forgetSettings();
    expect(await line()).toMatchObject({ status: 'warn', hint: expect.stringMatching(/settings --tick-seconds 60/) });
  });

  test('fails where they cannot be read, and stops there', async () => {
    await run('ingest', ...OFFLINE, '--tick', TICK);
    await spoilSettings();
    expect(await line()).toMatchObject({ status: 'fail', hint: expect.stringMatching(/settings --reset --data /) });
    const { code, out } = await run('doctor', '--json');
    expect([code, JSON.parse(String(out[0])).at(-1).name]).toEqual([1, 'settings']);
  });
});

test('no command asks the shell how data is kept', async () => {
  for (const name of [...INGEST_ENV_KEYS, ...TRANSFORM_ENV_KEYS]) vi.stubEnv(name, 'of the shell');
  await run('demo', '--keep', '--ticks', '5', '--date', DAY);
  const interrupt = new AbortController();
  const onOut = () => interrupt.abort();
  await elt(['serve', '--port', '0', '--data', data.folder], { signal: interrupt.signal, onOut });
  for (const argv of [...READERS, ['runs'], ['doctor'], ['models']]) {
    const { code, err } = await elt(argv[0] === 'models' ? argv : [...argv, '--data', data.folder]);
    expect([argv, code <= 1, err.join('\n')]).toEqual([argv, true, expect.not.stringMatching(/config\.invalid/)]);
  }
});

describe('a folder says how its days are judged', () => {
  /** Rows that are no records beside one that is: more of them than are allowed for nothing. */
  async function spoilDay(): Promise<void> {
    await run('ingest', ...OFFLINE, '--tick', TICK);
    const { client, close } = await startDynamoDb({ path: join(data.folder, 'dynamodb') });
    for (let place = 0; place <= 100; place++) {
      const ingested_at = `${DAY}T00:00:00.${String(place).padStart(3, '0')}Z`;
      const Item = { ingested_date: { S: DAY }, ingested_at: { S: ingested_at } };
      await client.send(new PutItemCommand({ TableName: LOCAL_TABLES.raw, Item }));
    }
    await close();
  }
  const transform = async (...argv: string[]) => (await run('transform', '--date', DAY, '--force', ...argv)).code;

  test('by the part of its rows that may be unusable, and a command accepts more this once', async () => {
    await spoilDay();
    expect([await transform(), await transform('--accept-rejected'), await transform()]).toEqual([1, 0, 1]);
    await run('settings', '--max-rejected-share', '1');
    expect(await transform()).toBe(0);
    await run('settings', '--max-rejected-share', '0.5');
    expect(await transform()).toBe(1);
  });

  test('by drift, which a command accepts this once', async () => {
    await run('ingest', ...OFFLINE, '--tick', TICK);
    await run('settings', '--fail-on-drift');
    const { client, close } = await startDynamoDb({ path: join(data.folder, 'dynamodb') });
    for (let day = 1; day < 22; day++) {
      const run_date = `2026-11-${String(day).padStart(2, '0')}`;
      const Item = encodeItem(sampleRunRecord({ run_date }));
      await client.send(new PutItemCommand({ TableName: LOCAL_TABLES.runs, Item }));
    }
    await close();
    expect(await transform()).toBe(1);
    expect(await transform('--accept-drift')).toBe(0);
    expect(await transform()).toBe(1);
    await run('settings', '--no-fail-on-drift');
    expect(await transform()).toBe(0);
  });

  test('and one that was begun before this was kept is judged by the defaults', async () => {
    await run('ingest', ...OFFLINE, '--tick', TICK);
    const { max_rejected_share: _, fail_on_drift: __, ...older } = DEFAULT_SETTINGS;
    await inLedger((TableName) => new PutItemCommand({ TableName, Item: encodeItem(settingsItem(older)) }));
    expect(await kept()).toEqual(DEFAULT_SETTINGS);
    expect(await transform()).toBe(0);
  });
});

describe('a stack says how its data is kept', () => {
  test('ingest and redrive ask its own sources at its own address, and as many records', async () => {
    const api = await startStandInApi({ records: STAND_IN_RECORDS, seed: 1, port: 0, now: () => NOW });
    const settings = {
      ...DEFAULT_SETTINGS,
      tick_seconds: 300,
      records_per_tick: 3,
      sources: [HOSTED_SOURCE],
      base_url: api.baseUrl,
    };
    await withStandInStack(
      (deadLetters) =>
        withDataFolder(async (folder) => {
          const at = (...argv: string[]) => elt([...argv, '--stack', 'dev', '--data', folder]);
          expect((await at('ingest', '--tick', TICK)).out).toEqual([
            `2026-11-22T08:00:00.000Z  3 written, 0 duplicates, from ${HOSTED_SOURCE}`,
          ]);
          await deadLetters.send(letterBody('ingest', { scheduled_time: `${DAY}T09:00:00Z` }, new Error('down')));
          await at('redrive');
          await at('transform', '--date', DAY);
          const [record] = JSON.parse(String((await at('runs', '--json')).out[0]));
          expect(record).toMatchObject({ rows: 6, tick_seconds: 300, completeness: 2 / 288 });
          expect(JSON.parse(String((await at('settings', '--json')).out[0]))).toEqual(settings);
        }),
      settings,
    );
    await api.close();
  });

  test('nobody but its deployment changes them', async () => {
    await withStandInStack(() =>
      withDataFolder(async (folder) => {
        for (const change of [['--tick-seconds', '300'], ['--reset']]) {
          const argv = ['settings', ...change, '--stack', 'dev', '--data', folder];
          expect(await elt(argv)).toMatchObject({
            code: 2,
            err: [
              'error[usage]: the settings of stack dev are those of its deployment',
              expect.stringMatching(/deploy:dev$/),
            ],
          });
        }
        await elt(['ingest', ...OFFLINE, '--count', '2', '--stack', 'dev', '--data', folder]);
        const { out } = await elt(['settings', '--json', '--stack', 'dev', '--data', folder]);
        expect(JSON.parse(String(out[0]))).toEqual(DEFAULT_SETTINGS);
      }),
    );
  });

  test('one that was deployed before it did so is told, and to deploy it again', async () => {
    await withStandInStack(
      () =>
        withDataFolder(async (folder) => {
          const { err } = await elt(['ingest', ...OFFLINE, '--stack', 'dev', '--data', folder]);
          expect(err).toEqual([
            'warning[settings.missing]: stack dev does not say how its data is kept; a tick each 60 seconds is assumed',
            '  deploy the stack again, which says it: pnpm run deploy:dev',
          ]);
        }),
      null,
    );
  });
});
