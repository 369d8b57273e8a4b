import { toTick } from '@quote-elt/shared';
import { sampleRecord } from '@quote-elt/shared/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AskSources } from '../../src/asking/ask-sources.ts';
import { ingestTick } from '../../src/ingest-tick.ts';
import type { ItemStore } from '../../src/ports/item-store.ts';
import { memoryItemStore } from '../../src/stores/memory-item-store.ts';

const TICK = toTick(Date.parse('2026-11-22T10:00:00Z'));
const SIGNAL = new AbortController().signal;

function askOf(count: number): AskSources {
  const records = Array.from({ length: count }, (_, n) => sampleRecord(n));
  return async () => ({ source: 'fixed', answer: { records, rejected: [] }, attempts: [] });
}

function run(store: ItemStore, count: number) {
  const ports = {
    ask: askOf(count),
    store,
    now: () => new Date(0),
    log: () => undefined,
    countRejected: () => undefined,
  };
  return ingestTick({ tick: TICK, count, signal: SIGNAL }, ports);
}

test('a crash at any put, before or after it took effect, and a retry give the rows of no crash', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 50 }), fc.nat(49), fc.boolean(), async (count, crashAt, tookEffect) => {
      const whole = memoryItemStore();
      await run(whole, count);
      const store = memoryItemStore();
      let puts = 0;
      const crashing: ItemStore = {
        async put(item) {
          const crash = puts++ === crashAt % count;
          if (crash && !tookEffect) throw new Error('crash');
          const outcome = await store.put(item);
          if (crash) throw new Error('crash');
          return outcome;
        },
      };
      await expect(run(crashing, count)).rejects.toThrow('crash');
      const { written, duplicates } = await run(store, count);
      expect(written + duplicates).toBe(count);
      expect(store.items()).toEqual(whole.items());
    }),
  );
});

test('a source that gives more than was asked fills no more than the batch', async () => {
  const store = memoryItemStore();
  const ports = {
    ask: askOf(50),
    store,
    now: () => new Date(0),
    log: () => undefined,
    countRejected: () => undefined,
  };
  await ingestTick({ tick: TICK, count: 3, signal: SIGNAL }, ports);
  expect(store.items()).toHaveLength(3);
});
