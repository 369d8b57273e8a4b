import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ItemStore } from '../../src/ports/item-store.ts';
import type { SourceAnswer } from '../../src/ports/source.ts';
import { memoryItemStore } from '../../src/stores/memory-item-store.ts';
import { places, recordOf, run } from '../run-tick.ts';

describe('a retried tick whose second answer differs', () => {
  const answer = (name: string, count: number) => ({
    records: Array.from({ length: count }, (_, n) => recordOf(`${name} ${n}`)),
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

describe('a source that gives each record its place', () => {
  /** The readings of some stations, each under the fixed place of its station. */
  const readings = (name: string, stations: readonly number[]): SourceAnswer => ({
    records: stations.map((station) => recordOf(`${name} of station ${station}`)),
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
    const records = [recordOf('a'), recordOf('b')];
    expect((await run({ records, rejected: [], places: [place, 7] }, store)).result).toMatchObject({
      written: 1,
    });
    expect(places(store)).toEqual([[7, 'b']]);
  });
});
