import { normaliseQuote, toTick } from '@quote-elt/shared';
import { beforeEach, describe, expect, test } from 'vitest';
import { createAskSources } from '../../src/ask-sources.ts';
import { SourceRateLimitError, SourceStatusError } from '../../src/errors.ts';
import type { QuoteSource } from '../../src/ports.ts';

const MINUTE = 60_000;
const REQUEST = { tick: toTick(0), count: 1, signal: new AbortController().signal };
let now: number;
let asked: string[];
let failing: Map<string, Error>;

beforeEach(() => {
  now = 0;
  asked = [];
  failing = new Map();
});

function source(name: string): QuoteSource {
  return {
    name,
    async fetch() {
      asked.push(name);
      const error = failing.get(name);
      if (error !== undefined) throw error;
      return { quotes: [normaliseQuote({ content: name })], rejected: [] };
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

test('sources are asked in their order until one answers, and what failed is told', async () => {
  failing.set('a', new SourceStatusError('status 500'));
  expect(await askAmong('a', 'b', 'c')(REQUEST)).toMatchObject({
    source: 'b',
    attempts: [{ source: 'a', code: 'source.status', message: 'status 500', ms: expect.any(Number) }],
  });
  expect(asked).toEqual(['a', 'b']);
});

test('when all fail the error names each of them', async () => {
  for (const name of ['a', 'b']) failing.set(name, new SourceStatusError(`no ${name}`));
  await expect(askAmong('a', 'b')(REQUEST)).rejects.toMatchObject({
    code: 'ingest.no_source',
    details: { attempts: [{ source: 'a' }, { source: 'b' }] },
  });
});

test('a mistake of ours is not taken for a failing source', async () => {
  failing.set('a', new TypeError('ours'));
  await expect(askAmong('a', 'b')(REQUEST)).rejects.toThrow(TypeError);
});

test('no source is asked when the time is over', async () => {
  await expect(askAmong('a')({ ...REQUEST, signal: AbortSignal.abort() })).rejects.toMatchObject({
    code: 'ingest.no_source',
  });
  expect(asked).toEqual([]);
});

describe('the breaker', () => {
  test('opens after three failures, tries again after a quarter of an hour, and opens at once if that fails too', async () => {
    failing.set('a', new SourceStatusError('down'));
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
      else failing.set('a', new SourceStatusError('down'));
      expect((await askedBy(ask))[0]).toBe('a');
    }
  });

  test('waits as long as a rate limit asks', async () => {
    failing.set('a', new SourceRateLimitError('slow', 2 * MINUTE));
    const ask = askAmong('a', 'b');
    expect(await askedBy(ask)).toEqual(['a', 'b']);
    now = 2 * MINUTE - 1;
    expect(await askedBy(ask)).toEqual(['b']);
    now = 2 * MINUTE;
    expect(await askedBy(ask)).toEqual(['a', 'b']);
  });

  test('asks the source that waits the shortest when all wait, rather than lose the tick', async () => {
    failing.set('a', new SourceRateLimitError('slow', 5 * MINUTE));
    failing.set('b', new SourceRateLimitError('slow', 2 * MINUTE));
    const ask = askAmong('a', 'b');
    await askedBy(ask);
    expect(await askedBy(ask)).toEqual(['b']);
  });
});
