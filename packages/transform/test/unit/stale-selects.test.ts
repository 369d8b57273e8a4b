import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type LoopSelect, staleSelects } from '../../src/loop/stale-selects.ts';

/** A chain `a < b < c` and `d`, which stands by itself; `e` reads both ends. */
const SELECTS: readonly LoopSelect[] = [
  { name: 'a', layer: 'staging', reads: ['raw_items'] },
  { name: 'b', layer: 'marts', reads: ['a'] },
  { name: 'd', layer: 'marts', reads: ['raw_items'] },
  { name: 'c', layer: 'marts', reads: ['b'] },
  { name: 'e', layer: 'history', reads: ['c', 'd'] },
];
const ALL = new Set(SELECTS.map(({ name }) => name));

test.each([
  ['nothing that changed', [], ['a', 'b', 'c', 'd', 'e'], []],
  ['the first of a chain', ['a'], ['a', 'b', 'c', 'd', 'e'], ['a', 'b', 'c', 'e']],
  ['the last of it', ['c'], ['a', 'b', 'c', 'd', 'e'], ['c', 'e']],
  ['one that stands alone', ['d'], ['a', 'b', 'c', 'd', 'e'], ['d', 'e']],
  ['what a failed build left out', [], ['a', 'd'], ['b', 'c', 'e']],
  ['the first build', [], [], ['a', 'b', 'd', 'c', 'e']],
])('%s has its own part built again', (_name, changed, standing, expected) => {
  const stale = staleSelects(SELECTS, new Set(standing), ({ name }) => changed.includes(name));
  expect(stale.map(({ name }) => name)).toEqual(expected);
});

test('whatever changed and stands, what is left alone stands, did not change, and reads only what is left alone', () => {
  const some = fc.subarray([...ALL]);
  fc.assert(
    fc.property(some, some, (changed, standing) => {
      const stale = staleSelects(SELECTS, new Set(standing), ({ name }) => changed.includes(name));
      const left = SELECTS.filter((select) => !stale.includes(select));
      const names = left.map(({ name }) => name);
      for (const { name, reads } of left) {
        expect([standing.includes(name), changed.includes(name)]).toEqual([true, false]);
        expect(reads.filter((read) => ALL.has(read) && !names.includes(read))).toEqual([]);
      }
      expect(stale.length + left.length).toBe(SELECTS.length);
    }),
  );
});
