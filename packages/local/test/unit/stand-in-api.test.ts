import { afterEach, describe, expect, test } from 'vitest';
import {
  keyedRandom,
  type StandInApi,
  type StandInOptions,
  type StandInRecord,
  startStandInApi,
} from '../../src/index.ts';
import { answerBody, RECORDS_PATH, STAND_IN_SAMPLES } from '../../src/record/record.ts';

let api: StandInApi;
afterEach(() => api.close());

async function start(options: Partial<StandInOptions> = {}): Promise<void> {
  api = await startStandInApi({ records: STAND_IN_SAMPLES, seed: 1, ...options });
}

const ask = () => fetch(`${api.baseUrl}${RECORDS_PATH}`);
const body = async (): Promise<unknown> => (await ask()).json();

/** The bodies of so many answers, one after the other. */
async function bodies(count: number): Promise<unknown[]> {
  const answers: unknown[] = [];
  for (let n = 0; n < count; n++) answers.push(await body());
  return answers;
}

describe('the stand-in for an API', () => {
  test('draws with the generator of the request, and leaves the last word on the answer to its owner', async () => {
    const revised: (readonly StandInRecord[])[] = [];
    await start({
      drawWith: () => keyedRandom(1, 'the same each time'),
      revise: (drawn) => {
        const answered = [...drawn, ...STAND_IN_SAMPLES.slice(0, 2)];
        revised.push(answered);
        return answered;
      },
    });
    const first = await body();
    expect(await body()).toEqual(first);
    expect(revised.map(answerBody)).toEqual([first, first]);
  });

  test('answers an error body at any other path', async () => {
    await start();
    const response = await fetch(`${api.baseUrl}/no-such-path`);
    expect([response.status, await response.json()]).toEqual([
      404,
      { statusCode: 404, statusMessage: 'The requested resource could not be found' },
    ]);
  });

  test('limits to 180 requests a minute, told in headers, and begins anew with the next minute', async () => {
    let now = new Date('2026-11-22T10:00:15Z');
    await start({ now: () => now });
    const first = await ask();
    expect(['limit', 'remaining', 'reset'].map((name) => first.headers.get(`ratelimit-${name}`))).toEqual([
      '180',
      '179',
      '45',
    ]);
    for (let n = 1; n < 180; n++) await (await ask()).arrayBuffer();
    const refused = await ask();
    expect([refused.status, refused.headers.get('retry-after'), await refused.json()]).toEqual([
      429,
      '60',
      { statusCode: 429, statusMessage: 'Too many requests' },
    ]);
    now = new Date('2026-11-22T10:01:00Z');
    expect((await ask()).status).toBe(200);
  });

  test('gives the same records for the same seed and others for another', async () => {
    const answers: unknown[] = [];
    for (const seed of [1, 1, 2]) {
      await start({ seed });
      answers.push(await bodies(5));
      await api.close();
    }
    await start();
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).not.toEqual(answers[0]);
    expect(new Set((await bodies(5)).map((each) => JSON.stringify(each))).size).toBeGreaterThan(1);
  });
});
