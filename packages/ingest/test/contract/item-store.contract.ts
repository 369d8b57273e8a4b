import { type RawItem, rawItem, toTick } from '@quote-elt/shared';
import { sampleRecord } from '@quote-elt/shared/testing';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ItemStore } from '../../src/ports/item-store.ts';

/** A store and a look at what it holds, in key order. */
export interface StoreUnderTest {
  readonly store: ItemStore;
  items(): Promise<RawItem[]>;
  close(): Promise<void>;
}

const TICK = toTick(Date.parse('2026-11-22T10:00:00Z'));

/** The item at a place of the test's tick, with one of as many different records as one asks for. */
function itemAt(index: number, which = index): RawItem {
  return rawItem(TICK, index, sampleRecord(which), 'api', new Date('2026-11-22T10:00:01Z'));
}

/** Items without what JSON leaves out. */
const plain = (items: RawItem[]): unknown => JSON.parse(JSON.stringify(items));

/** What every item store must do. */
export function describeItemStore(name: string, setUp: () => Promise<StoreUnderTest>): void {
  describe(`item store: ${name}`, () => {
    let under: StoreUnderTest;
    beforeEach(async () => {
      under = await setUp();
    });
    afterEach(() => under.close());

    test('holds what was put, in key order', async () => {
      for (const index of [2, 0, 1]) expect(await under.store.put(itemAt(index))).toBe('written');
      expect(plain(await under.items())).toEqual(plain([itemAt(0), itemAt(1), itemAt(2)]));
    });

    test('never overwrites: what lies under a key stays', async () => {
      await under.store.put(itemAt(0, 1));
      expect(await under.store.put(itemAt(0, 2))).toBe('duplicate');
      expect(plain(await under.items())).toEqual(plain([itemAt(0, 1)]));
    });

    test('of many puts under one key at once exactly one is written', async () => {
      const outcomes = await Promise.all(Array.from({ length: 10 }, (_, n) => under.store.put(itemAt(0, n))));
      expect(outcomes.filter((outcome) => outcome === 'written')).toHaveLength(1);
      expect(await under.items()).toHaveLength(1);
    });
  });
}
