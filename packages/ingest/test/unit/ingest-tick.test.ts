import { describe, expect, test } from 'vitest';
import { ingestTick } from '../../src/ingest-tick.ts';
import { memoryItemStore } from '../../src/stores/memory-item-store.ts';
import { places, recordOf, run, TICK } from '../run-tick.ts';

describe('rejected records', () => {
  const rejected = [{ reason: 'no', payload: { content: '' } }];

  test('are reported after the good ones are stored', async () => {
    const events: string[] = [];
    await run({ records: [recordOf('a'), recordOf('b')], rejected }, memoryItemStore(), { events });
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
    expect(await run({ records: [recordOf('a')], rejected: [hostile] }, store)).toMatchObject({
      result: { rejected: 1 },
    });
    const failing = ingestTick(
      { tick: TICK, count: 2, signal: new AbortController().signal },
      {
        ask: async () => ({
          source: 'fixed',
          answer: { records: [recordOf('a'), recordOf('b')], rejected },
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
    const { lines } = await run({ records: [recordOf('a')], rejected: [{ reason, payload }] }, memoryItemStore());
    expect(lines[0]).toMatchObject({
      message: 'record rejected',
      fields: { payload: shown, reason: expect.stringMatching(/^bad\\u001b x{1900,}…$/) },
    });
    expect(JSON.stringify(lines[0]).length).toBeLessThan(5000);
  });

  test('are all counted, and the first twenty logged', async () => {
    const many = Array.from({ length: 500 }, (_, payload) => ({ reason: 'no', payload }));
    const { result, lines, counted } = await run({ records: [recordOf('a')], rejected: many }, memoryItemStore());
    expect(lines.map(({ message }) => message)).toEqual([...Array(20).fill('record rejected'), 'tick ingested']);
    expect([result.rejected, counted]).toEqual([500, [500]]);
  });
});

test('without a rejected record nothing is counted as rejected', async () => {
  const { result, counted } = await run({ records: [recordOf('a')], rejected: [] }, memoryItemStore());
  expect([result.rejected, counted]).toEqual([0, []]);
});

test('what a tick did is logged as it is given back, beside the sources that failed before', async () => {
  const store = memoryItemStore();
  await run({ records: [recordOf('a')], rejected: [] }, store);
  const { result, lines } = await run({ records: [recordOf('a'), recordOf('b')], rejected: [] }, store);
  expect(result).toEqual({ tick: TICK, source: 'fixed', written: 1, duplicates: 1, rejected: 0 });
  expect(lines).toEqual([{ level: 'INFO', message: 'tick ingested', fields: { ...result, attempts: [] } }]);
});

test('a rejected record is a warning that names its tick and its source', async () => {
  const rejected = [{ reason: 'no', payload: { content: '' } }];
  const { lines } = await run({ records: [recordOf('a')], rejected }, memoryItemStore());
  expect(lines[0]).toEqual({
    level: 'WARN',
    message: 'record rejected',
    fields: { tick: TICK, source: 'fixed', reason: 'no', payload: '{"content":""}' },
  });
});

test('no more is stored than was asked for', async () => {
  const store = memoryItemStore();
  const records = ['a', 'b', 'c'].map(recordOf);
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
