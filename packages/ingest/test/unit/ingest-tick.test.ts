import { normaliseQuote, type Quote, toTick } from '@quote-elt/shared';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type IngestPorts, ingestTick } from '../../src/ingest-tick.ts';
import type { ItemStore } from '../../src/ports/item-store.ts';
import type { SourceAnswer } from '../../src/ports/source.ts';
import { memoryItemStore } from '../../src/stores/memory-item-store.ts';

const TICK = toTick(Date.parse('2026-11-22T10:00:00Z'));
const quoteOf = (content: string): Quote => normaliseQuote({ content });

interface Line {
  readonly level: string;
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Runs a tick whose source gives `answer`; gives what was logged and counted. */
async function run(answer: SourceAnswer, store: ItemStore, { count = 50, events = [] as string[] } = {}) {
  const lines: Line[] = [];
  const counted: number[] = [];
  const ports: IngestPorts = {
    ask: async () => ({ source: 'fixed', answer, attempts: [] }),
    store: {
      async put(item) {
        events.push('put');
        return store.put(item);
      },
    },
    now: () => new Date(0),
    log: (level, message, fields = {}) => {
      events.push(message);
      lines.push({ level, message, fields });
    },
    countRejected: (records) => void counted.push(records),
  };
  const result = await ingestTick({ tick: TICK, count, signal: new AbortController().signal }, ports);
  return { result, lines, counted };
}

/** What is stored, by its place in the batch. */
const places = (store: ReturnType<typeof memoryItemStore>) =>
  store.items().map(({ ingested_at, content }) => [Date.parse(ingested_at) - Date.parse(TICK), content]);

describe('rejected records', () => {
  const rejected = [{ reason: 'no', payload: { content: '' } }];

  test('are reported after the good ones are stored', async () => {
    const events: string[] = [];
    await run({ records: [quoteOf('a'), quoteOf('b')], rejected }, memoryItemStore(), { events });
    expect(events).toEqual(['put', 'put', 'record rejected', 'tick ingested']);
  });

  test('cost none of the good ones, even where the log fails', async () => {
    const store = memoryItemStore();
    const hostile = {
      reason: 'no',
      payload: new Proxy(
        {},
        {
          ownKeys: () => {
            throw new Error('no');
          },
        },
      ),
    };
    expect(await run({ records: [quoteOf('a')], rejected: [hostile] }, store)).toMatchObject({
      result: { rejected: 1 },
    });
    const failing = ingestTick(
      { tick: TICK, count: 2, signal: new AbortController().signal },
      {
        ask: async () => ({
          source: 'fixed',
          answer: { records: [quoteOf('a'), quoteOf('b')], rejected },
          attempts: [],
        }),
        store,
        now: () => new Date(0),
        log: () => {
          throw new Error('the disk is full');
        },
        countRejected: () => undefined,
      },
    );
    await expect(failing).rejects.toThrow('the disk is full');
    expect(places(store)).toEqual([
      [0, 'a'],
      [1, 'b'],
    ]);
  });

  test.each<[string, unknown, unknown]>([
    ['a megabyte', { content: 'x'.repeat(1_000_000) }, expect.stringMatching(/^\{"content":"x{1900,}…$/)],
    ['a cycle', cyclic(), expect.stringMatching(/^\{"self":\{"self":/)],
    ['a large integer', { id: 2n ** 64n }, '{"id":18446744073709551616}'],
    ['control characters', { content: '\u001b[2J\u202e' }, String.raw`{"content":"\u001b[2J\u202e"}`],
    ['nothing', undefined, 'undefined'],
  ])('of %s are logged in a bounded line', async (_name, payload, shown) => {
    const reason = `bad\u001b ${'x'.repeat(10_000)}`;
    const { lines } = await run({ records: [quoteOf('a')], rejected: [{ reason, payload }] }, memoryItemStore());
    expect(lines[0]).toMatchObject({
      message: 'record rejected',
      fields: { payload: shown, reason: expect.stringMatching(/^bad\\u001b x{1900,}…$/) },
    });
    expect(JSON.stringify(lines[0]).length).toBeLessThan(5000);
  });

  test('are all counted, and the first twenty logged', async () => {
    const many = Array.from({ length: 500 }, (_, payload) => ({ reason: 'no', payload }));
    const { result, lines, counted } = await run({ records: [quoteOf('a')], rejected: many }, memoryItemStore());
    expect(lines.map(({ message }) => message)).toEqual([...Array(20).fill('record rejected'), 'tick ingested']);
    expect([result.rejected, counted]).toEqual([500, [500]]);
  });
});

test('without a rejected record nothing is counted as rejected', async () => {
  const { result, counted } = await run({ records: [quoteOf('a')], rejected: [] }, memoryItemStore());
  expect([result.rejected, counted]).toEqual([0, []]);
});

test('what a tick did is logged as it is given back, beside the sources that failed before', async () => {
  const store = memoryItemStore();
  await run({ records: [quoteOf('a')], rejected: [] }, store);
  const { result, lines } = await run({ records: [quoteOf('a'), quoteOf('b')], rejected: [] }, store);
  expect(result).toEqual({ tick: TICK, source: 'fixed', written: 1, duplicates: 1, rejected: 0 });
  expect(lines).toEqual([{ level: 'INFO', message: 'tick ingested', fields: { ...result, attempts: [] } }]);
});

test('a rejected record is a warning that names its tick and its source', async () => {
  const rejected = [{ reason: 'no', payload: { content: '' } }];
  const { lines } = await run({ records: [quoteOf('a')], rejected }, memoryItemStore());
  expect(lines[0]).toEqual({
    level: 'WARN',
    message: 'record rejected',
    fields: { tick: TICK, source: 'fixed', reason: 'no', payload: '{"content":""}' },
  });
});

test('no more is stored than was asked for', async () => {
  const store = memoryItemStore();
  const records = ['a', 'b', 'c'].map(quoteOf);
  expect((await run({ records, rejected: [] }, store, { count: 2 })).result).toMatchObject({ written: 2 });
  expect(places(store)).toEqual([
    [0, 'a'],
    [1, 'b'],
  ]);
});

function cyclic(): unknown {
  const value: Record<string, unknown> = {};
  value.self = value;
  return value;
}

describe('a retried tick whose second answer differs', () => {
  const answer = (name: string, count: number) => ({
    records: Array.from({ length: count }, (_, n) => quoteOf(`${name} ${n}`)),
    rejected: [],
  });

  test('keeps what the first run stored and fills the places that it did not reach', async () => {
    const store = memoryItemStore();
    let puts = 0;
    const crashing: ItemStore = {
      put: async (item) => {
        if (puts++ === 2) throw new Error('crash');
        return store.put(item);
      },
    };
    await expect(run(answer('first', 4), crashing)).rejects.toThrow('crash');
    const { result } = await run(answer('second', 4), store);
    expect(result).toMatchObject({ written: 2, duplicates: 2 });
    expect(places(store)).toEqual([
      [0, 'first 0'],
      [1, 'first 1'],
      [2, 'second 2'],
      [3, 'second 3'],
    ]);
  });

  test('changes no row, and leaves one row a place, from whichever run reached it first', async () => {
    const size = fc.integer({ min: 1, max: 50 });
    await fc.assert(
      fc.asyncProperty(size, size, fc.nat(50), async (first, second, crashAt) => {
        const store = memoryItemStore();
        let puts = 0;
        const crashing: ItemStore = {
          put: async (item) => {
            if (puts++ === crashAt) throw new Error('crash');
            return store.put(item);
          },
        };
        await run(answer('first', first), crashing).catch((error: unknown) =>
          expect(error).toMatchObject({ message: 'crash' }),
        );
        const reached = Math.min(first, crashAt);
        await run(answer('second', second), store);
        expect(places(store)).toEqual(
          Array.from({ length: Math.max(reached, second) }, (_, n) => [n, n < reached ? `first ${n}` : `second ${n}`]),
        );
      }),
    );
  });
});

describe('a source that gives each quote its place', () => {
  /** The readings of some stations, each under the fixed place of its station. */
  const readings = (name: string, stations: readonly number[]): SourceAnswer => ({
    records: stations.map((station) => quoteOf(`${name} of station ${station}`)),
    rejected: [],
    places: stations,
  });

  test('finds each under it, whatever is missing and in whatever order they come', async () => {
    const store = memoryItemStore();
    await run(readings('reading', [3, 0]), store);
    expect(places(store)).toEqual([
      [0, 'reading of station 0'],
      [3, 'reading of station 3'],
    ]);
  });

  test('has one row a station after a retry, however the answers differ', async () => {
    const stations = fc.uniqueArray(fc.nat(49), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(stations, stations, async (first, second) => {
        const store = memoryItemStore();
        await run(readings('first', first), store);
        await run(readings('second', second), store);
        const all = [...new Set([...first, ...second])].sort((a, b) => a - b);
        expect(places(store)).toEqual(all.map((n) => [n, `${first.includes(n) ? 'first' : 'second'} of station ${n}`]));
      }),
    );
  });

  test.each([[-1], [0.5], [50], [Number.NaN]])('loses the one whose place %s is none of the batch', async (place) => {
    const store = memoryItemStore();
    const quotes = [quoteOf('a'), quoteOf('b')];
    expect((await run({ records: quotes, rejected: [], places: [place, 7] }, store)).result).toMatchObject({
      written: 1,
    });
    expect(places(store)).toEqual([[7, 'b']]);
  });
});
