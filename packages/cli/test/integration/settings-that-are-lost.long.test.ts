import { HOSTED_SOURCE, INGEST_ENV_KEYS } from '@quote-elt/ingest/config';
import { startStandInApi } from '@quote-elt/local';
import { TRANSFORM_ENV_KEYS } from '@quote-elt/transform/config';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { letterBody } from '../../src/dead-letters/dead-letter.ts';
import { OFFLINE_SOURCE, RECORD, STAND_IN_RECORDS } from '../../src/record/record.ts';
import { DEFAULT_SETTINGS } from '../../src/store/kept-settings.ts';
import { DAY, OFFLINE, pasted, READERS, TICK, withKeptData } from '../kept-data.ts';
import { withStandInStack } from '../stand-in-stack.ts';
import { elt, NOW, withDataFolder } from '../support.ts';

const { data, forgetSettings, kept, run, serve, spoilSettings } = withKeptData();

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
    const message = `a tick each 60 seconds, 1 ${RECORD} of ${OFFLINE_SOURCE}`;
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
          expect((await at('ingest', '--tick', TICK)).out[0]).toBe(
            `2026-11-22T08:00:00.000Z  3 written, 0 duplicates, from ${HOSTED_SOURCE}`,
          );
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

  test('one that was deployed before it did so is reported, and to deploy it again', async () => {
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
