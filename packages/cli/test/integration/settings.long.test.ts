import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { HOSTED_SOURCE } from '@quote-elt/ingest/config';
import { SETTINGS_KEY } from '@quote-elt/shared';
import { encodeItem } from '@quote-elt/shared/dynamodb';
import { beforeEach, describe, expect, test } from 'vitest';
import { OFFLINE_SOURCE } from '../../src/record/record.ts';
import { DEFAULT_SETTINGS } from '../../src/store/kept-settings.ts';
import { DAY, OFFLINE, pasted, TICK, withKeptData } from '../kept-data.ts';
import { elt } from '../support.ts';

const { data, inLedger, kept, run, serve } = withKeptData();

describe('the first command says how a folder is kept', () => {
  test('an ingest by its options, which later ones follow', async () => {
    await run('ingest', ...OFFLINE, '--count', '3', '--tick', TICK);
    expect(await kept()).toEqual({ ...DEFAULT_SETTINGS, records_per_tick: 3, sources: [OFFLINE_SOURCE] });
    expect((await run('ingest', '--tick', `${DAY}T09:00:00Z`)).out[0]).toBe(
      `2026-11-22T09:00:00.000Z  3 written, 0 duplicates, from ${OFFLINE_SOURCE}`,
    );
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
