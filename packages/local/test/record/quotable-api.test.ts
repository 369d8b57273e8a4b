import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { keyedRandom, type StandInApi, type StandInOptions, startStandInApi } from '../../src/index.ts';
import { STAND_IN_SAMPLES } from '../../src/record/samples.ts';

let api: StandInApi;
afterEach(() => api.close());

async function start(options: Partial<StandInOptions> = {}): Promise<void> {
  api = await startStandInApi({ records: STAND_IN_SAMPLES, seed: 1, ...options });
}

const ask = (query: string) => fetch(`${api.baseUrl}/quotes/random${query}`);
const bodyOf = async (query: string) =>
  z.array(z.record(z.string(), z.unknown())).parse(await (await ask(query)).json());

describe('the stand-in for Quotable', () => {
  test('answers a bare array of quotes in the true shape', async () => {
    await start();
    const [quote] = await bodyOf('?limit=1&maxLength=18&author=emile-zola');
    expect(quote).toEqual({
      _id: 'id-0000000',
      content: 'Quotation number 0',
      author: 'Émile Zola',
      tags: ['Life'],
      authorSlug: 'emile-zola',
      length: 18,
      dateAdded: '2020-01-01',
      dateModified: '2021-01-01',
    });
  });

  test('draws with the generator of the request, and leaves the last word on the answer to its owner', async () => {
    const revised: number[] = [];
    await start({
      drawWith: () => keyedRandom(1, 'the same each time'),
      revise: (drawn) => {
        revised.push(drawn.length);
        return drawn.slice(0, 2);
      },
    });
    const first = await bodyOf('?limit=3');
    expect(first).toHaveLength(2);
    expect(await bodyOf('?limit=3')).toEqual(first);
    expect(revised).toEqual([3, 3]);
  });

  test.each([
    ['', 1],
    ['?limit=0', 1],
    ['?limit=7', 7],
    ['?limit=51', 50],
    ['?limit=50&tags=life', 20],
    ['?author=Nobody', 0],
    ['?minLength=10000', 0],
  ])('to %j gives %d quotes, none twice', async (query, count) => {
    await start();
    const ids = (await bodyOf(query)).map(({ _id }) => _id);
    expect([ids.length, new Set(ids).size]).toEqual([count, count]);
  });

  test.each([
    ['/quotes/random?limit=many', 400, 'Invalid limit'],
    ['/quotes', 404, 'The requested resource could not be found'],
  ])('%s answers an error body', async (path, statusCode, statusMessage) => {
    await start();
    const response = await fetch(`${api.baseUrl}${path}`);
    expect([response.status, await response.json()]).toEqual([statusCode, { statusCode, statusMessage }]);
  });

  test('gives the same quotes for the same seed and others for another', async () => {
    const answers: unknown[] = [];
    for (const seed of [1, 1, 2]) {
      await start({ seed });
      answers.push([await bodyOf('?limit=5'), await bodyOf('?limit=5')]);
      await api.close();
    }
    await start();
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).not.toEqual(answers[0]);
  });
});
