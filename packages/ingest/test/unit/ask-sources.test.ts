import { normaliseQuote, toTick } from '@quote-elt/shared';
import { beforeEach, describe, expect, test } from 'vitest';
import { createAskSources } from '../../src/asking/ask-sources.ts';
import { withinSize } from '../../src/asking/within-size.ts';
import type { Source, SourceAnswer } from '../../src/ports/source.ts';
import { SourceError } from '../../src/ports/source-error.ts';

const MINUTE = 60_000;
const MAX_ITEM = 400_000;
const REQUEST = { tick: toTick(0), count: 1, signal: new AbortController().signal };
let now: number;
let asked: string[];
let failing: Map<string, unknown>;

beforeEach(() => {
  now = 0;
  asked = [];
  failing = new Map();
});

function source(name: string): Source {
  return {
    name,
    async fetch() {
      asked.push(name);
      if (failing.has(name)) throw failing.get(name);
      return { records: [normaliseQuote({ content: name })], rejected: [] };
    },
  };
}

const askAmong = (...names: string[]) =>
  createAskSources(
    names.map(source),
    () => new Date(now),
    () => undefined,
  );

/** Asks once and gives who was asked. */
async function askedBy(ask: ReturnType<typeof askAmong>): Promise<string[]> {
  asked = [];
  await ask(REQUEST).catch((error: unknown) => expect(error).toMatchObject({ code: 'ingest.no_source' }));
  return asked;
}

test('sources are asked in their order until one answers, and what failed is reported', async () => {
  failing.set('a', new SourceError('source.status', 'status 500'));
  expect(await askAmong('a', 'b', 'c')(REQUEST)).toMatchObject({
    source: 'b',
    attempts: [{ source: 'a', code: 'source.status', message: 'status 500', ms: expect.any(Number) }],
  });
  expect(asked).toEqual(['a', 'b']);
});

test('a failure is reported in a bounded message without control characters', async () => {
  failing.set('a', new SourceError('source.status', `\u001b[2J${'x'.repeat(1_000_000)}`));
  const { attempts } = await askAmong('a', 'b')(REQUEST);
  expect(attempts[0]?.message).toMatch(/^\\u001b\[2Jx{480,}…$/);
  expect(attempts[0]?.message).toHaveLength(500);
});

test('when all fail the error names each of them', async () => {
  for (const name of ['a', 'b']) failing.set(name, new SourceError('source.status', `no ${name}`));
  await expect(askAmong('a', 'b')(REQUEST)).rejects.toMatchObject({
    code: 'ingest.no_source',
    details: { attempts: [{ source: 'a' }, { source: 'b' }] },
  });
});

/** What a source gives that keeps no contract; the compiler knows nothing of it, as of any answer. */
function given(answer: unknown): SourceAnswer {
  const holder: { answer: SourceAnswer } = { answer: { records: [], rejected: [] } };
  Reflect.set(holder, 'answer', answer);
  return holder.answer;
}

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
    failing.set('a', thrown);
    expect(await askAmong('a', 'b')(REQUEST)).toMatchObject({
      source: 'b',
      attempts: [{ source: 'a', code: 'source.unreadable', message }],
    });
  });

  const quote = normaliseQuote({ content: 'Good.' });
  test.each<[string, unknown, string]>([
    ['no answer', undefined, 'source.unreadable'],
    ['an answer without quotes', {}, 'source.unreadable'],
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
    ['a quote that is none', { records: [{ content: 'x' }], rejected: [] }, 'source.empty'],
    ['a quote over a bound', { records: [{ ...quote, author: 'x'.repeat(501) }], rejected: [] }, 'source.empty'],
  ])('when it gives %s', async (_name, answer, code) => {
    const odd: Source = { name: 'a', fetch: async () => given(answer) };
    const ask = createAskSources(
      [withinSize(odd, MAX_ITEM), source('b')],
      () => new Date(0),
      () => undefined,
    );
    expect(await ask(REQUEST)).toMatchObject({ source: 'b', attempts: [{ source: 'a', code }] });
  });

  test('and it does not count towards the circuit breaker where the time of the whole tick ran out beneath it', async () => {
    failing.set('a', new SourceError('source.timeout', 'no answer in time'));
    const ask = askAmong('a', 'b');
    const outOfTime = () => {
      const time = new AbortController();
      const asking = ask({ ...REQUEST, signal: time.signal });
      time.abort();
      return asking;
    };
    for (let n = 0; n < 3; n++) await expect(outOfTime()).rejects.toThrow('no source answered');
    expect(await askedBy(ask)).toEqual(['a', 'b']);
  });

  test('and it counts towards the circuit breaker', async () => {
    failing.set('a', new TypeError('x is not a function'));
    const ask = askAmong('a', 'b');
    for (let n = 0; n < 3; n++) expect(await askedBy(ask)).toEqual(['a', 'b']);
    expect(await askedBy(ask)).toEqual(['b']);
  });
});

test('of an answer the quotes that keep the contract are kept, in the places the source gave them, and the others rejected', async () => {
  const [one, two] = ['One.', 'Two.'].map((content) => normaliseQuote({ content }));
  const wrong = Object.assign({}, one, { author: 'x'.repeat(501) });
  const odd: Source = {
    name: 'a',
    fetch: async () => ({
      records: [one, wrong, two].flatMap((quote) => quote ?? []),
      rejected: [],
      places: [7, 3, 5],
    }),
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
      rejected: [{ reason: 'author: longer than 500 code points', payload: wrong }],
    },
  });
});

test('what goes wrong outside of a source is not taken for its failure', async () => {
  failing.set('a', new SourceError('source.status', 'status 500'));
  const ours = () => {
    throw new TypeError('ours');
  };
  const ask = createAskSources([source('a'), source('b')], () => new Date(0), ours);
  await expect(ask(REQUEST)).rejects.toThrow(TypeError);
  await expect(createAskSources([source('b')], ours, () => undefined)(REQUEST)).rejects.toThrow(TypeError);
});

test('no source is asked when the time is over', async () => {
  await expect(askAmong('a')({ ...REQUEST, signal: AbortSignal.abort() })).rejects.toMatchObject({
    code: 'ingest.no_source',
  });
  expect(asked).toEqual([]);
});

describe('the breaker', () => {
  test('opens after three failures, tries again after a quarter of an hour, and opens at once if that fails too', async () => {
    failing.set('a', new SourceError('source.status', 'down'));
    const ask = askAmong('a', 'b');
    for (let n = 0; n < 3; n++) expect(await askedBy(ask)).toEqual(['a', 'b']);
    expect(await askedBy(ask)).toEqual(['b']);
    now = 15 * MINUTE - 1;
    expect(await askedBy(ask)).toEqual(['b']);
    now = 15 * MINUTE;
    expect(await askedBy(ask)).toEqual(['a', 'b']);
    expect(await askedBy(ask)).toEqual(['b']);
    failing.clear();
    now = 30 * MINUTE;
    expect(await askedBy(ask)).toEqual(['a']);
    expect(await askedBy(ask)).toEqual(['a']);
  });

  test('forgets failures that are not in a row', async () => {
    const ask = askAmong('a', 'b');
    for (let n = 0; n < 6; n++) {
      if (n % 3 === 2) failing.clear();
      else failing.set('a', new SourceError('source.status', 'down'));
      expect((await askedBy(ask))[0]).toBe('a');
    }
  });

  test('waits as long as a rate limit asks', async () => {
    failing.set('a', new SourceError('source.rate_limited', 'slow', { retryAfterMs: 2 * MINUTE }));
    const ask = askAmong('a', 'b');
    expect(await askedBy(ask)).toEqual(['a', 'b']);
    now = 2 * MINUTE - 1;
    expect(await askedBy(ask)).toEqual(['b']);
    now = 2 * MINUTE;
    expect(await askedBy(ask)).toEqual(['a', 'b']);
  });

  test('asks the source that waits the shortest when all wait, rather than lose the tick', async () => {
    failing.set('a', new SourceError('source.rate_limited', 'slow', { retryAfterMs: 5 * MINUTE }));
    failing.set('b', new SourceError('source.rate_limited', 'slow', { retryAfterMs: 2 * MINUTE }));
    const ask = askAmong('a', 'b');
    await askedBy(ask);
    expect(await askedBy(ask)).toEqual(['b']);
  });
});

test('a source that fails is a warning with its tick, its code, its reason and the time that it took', async () => {
  failing.set('a', new SourceError('source.status', 'status 500'));
  const lines: unknown[] = [];
  const ask = createAskSources(
    ['a', 'b'].map(source),
    () => new Date(now),
    (...line) => void lines.push(line),
  );
  await ask(REQUEST);
  const fields = {
    tick: REQUEST.tick,
    source: 'a',
    code: 'source.status',
    reason: 'status 500',
    ms: expect.any(Number),
  };
  expect(lines).toEqual([['WARN', 'source failed', fields]]);
});

test('no source is asked once the time for asking is over', async () => {
  const request = { ...REQUEST, signal: AbortSignal.abort() };
  await expect(askAmong('a', 'b')(request)).rejects.toMatchObject({
    code: 'ingest.no_source',
    details: { tick: REQUEST.tick, attempts: [] },
  });
  expect(asked).toEqual([]);
});

test('the time that a source took is told in whole milliseconds', async () => {
  const slow: Source = {
    name: 'slow',
    fetch: () => new Promise((_, reject) => setTimeout(() => reject(new Error('late')), 30)),
  };
  const ask = createAskSources(
    [slow, source('b')],
    () => new Date(now),
    () => undefined,
  );
  const [attempt] = (await ask(REQUEST)).attempts;
  expect(attempt?.ms).toBeGreaterThanOrEqual(29);
  expect(attempt?.ms).toBeLessThan(5000);
  expect(Number.isInteger(attempt?.ms)).toBe(true);
});

test('a stack without sources is told so at its first tick', async () => {
  await expect(askAmong()(REQUEST)).rejects.toMatchObject({
    message: expect.stringContaining('none was asked'),
    details: { attempts: [] },
  });
});
