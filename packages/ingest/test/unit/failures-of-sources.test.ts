import { sampleRecord } from '@quote-elt/shared/testing';
import { beforeEach, describe, expect, test } from 'vitest';
import { createAskSources } from '../../src/asking/ask-sources.ts';
import { withinSize } from '../../src/asking/within-size.ts';
import type { Source } from '../../src/ports/source.ts';
import { SourceError } from '../../src/ports/source-error.ts';
import { REQUEST, sourcesOnTrial } from '../asking.ts';
import { broken, given } from '../given-answer.ts';

const MAX_ITEM = 400_000;
let trial: ReturnType<typeof sourcesOnTrial>;
beforeEach(() => {
  trial = sourcesOnTrial();
});

const thrower = () => {
  throw new RangeError('a getter that throws');
};
const hostile = new Proxy({}, { get: thrower, getPrototypeOf: thrower, has: thrower, ownKeys: thrower });

describe('whatever goes wrong in a source is its failure', () => {
  test.each<[string, unknown, string]>([
    ['a mistake', new TypeError('x is not a function'), 'a cannot be read: TypeError: x is not a function'],
    ['a full stack', new RangeError('Maximum call stack size exceeded'), expect.stringMatching(/RangeError: Maximum/)],
    ['a text', 'down\u001b[2J', String.raw`a cannot be read: "down\u001b[2J"`],
    ['nothing', undefined, 'a cannot be read: undefined'],
    ['a proxy', hostile, 'a cannot be read: [proxy]'],
    ['an error under a proxy', Object.setPrototypeOf(new Error('m'), hostile), 'a cannot be read: : m'],
    [
      'an error whose message throws',
      Object.defineProperty(new Error(), 'message', { get: thrower }),
      'a cannot be read: Error',
    ],
    ['an endless message', new Error('x'.repeat(1_000_000)), expect.stringMatching(/^.{200,300}$/)],
  ])('when it throws %s', async (_name, thrown, message) => {
    trial.failing.set('a', thrown);
    expect(await trial.askAmong('a', 'b')(REQUEST)).toMatchObject({
      source: 'b',
      attempts: [{ source: 'a', code: 'source.unreadable', message }],
    });
  });

  test.each<[string, unknown, string]>([
    ['no answer', undefined, 'source.unreadable'],
    ['an answer without records', {}, 'source.unreadable'],
    [
      'a getter that throws',
      {
        rejected: [],
        get records() {
          return thrower();
        },
      },
      'source.unreadable',
    ],
    ['a proxy', hostile, 'source.unreadable'],
    ['an empty list', { records: [], rejected: [] }, 'source.empty'],
    ['a record that is none', { records: [{}], rejected: [] }, 'source.empty'],
    ['a record that lacks a field', { records: [broken().record], rejected: [] }, 'source.empty'],
  ])('when it gives %s', async (_name, answer, code) => {
    const odd: Source = { name: 'a', fetch: async () => given(answer) };
    const ask = createAskSources(
      [withinSize(odd, MAX_ITEM), trial.source('b')],
      () => new Date(0),
      () => undefined,
    );
    expect(await ask(REQUEST)).toMatchObject({ source: 'b', attempts: [{ source: 'a', code }] });
  });

  test('and it does not count towards the circuit breaker where the time of the whole tick ran out beneath it', async () => {
    trial.failing.set('a', new SourceError('source.timeout', 'no answer in time'));
    const ask = trial.askAmong('a', 'b');
    const outOfTime = () => {
      const time = new AbortController();
      const asking = ask({ ...REQUEST, signal: time.signal });
      time.abort();
      return asking;
    };
    for (let n = 0; n < 3; n++) await expect(outOfTime()).rejects.toThrow('no source answered');
    expect(await trial.askedBy(ask)).toEqual(['a', 'b']);
  });

  test('and it counts towards the circuit breaker', async () => {
    trial.failing.set('a', new TypeError('x is not a function'));
    const ask = trial.askAmong('a', 'b');
    for (let n = 0; n < 3; n++) expect(await trial.askedBy(ask)).toEqual(['a', 'b']);
    expect(await trial.askedBy(ask)).toEqual(['b']);
  });
});

test('of an answer the records that keep the contract are kept, in the places the source gave them, and the others rejected', async () => {
  const [one, two] = [sampleRecord(0), sampleRecord(1)];
  const { record: wrong, missing } = broken();
  const odd: Source = {
    name: 'a',
    fetch: async () => given({ records: [one, wrong, two], rejected: [], places: [7, 3, 5] }),
  };
  const ask = createAskSources(
    [withinSize(odd, MAX_ITEM)],
    () => new Date(0),
    () => undefined,
  );
  expect(await ask(REQUEST)).toMatchObject({
    answer: {
      records: [one, two],
      places: [7, 5],
      rejected: [{ reason: expect.stringMatching(new RegExp(`^${missing.join()}: .+$`)), payload: wrong }],
    },
  });
});
