import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_BATCH, RawItem, rawItem, rawItemProblems, toTick } from '../../src/index.ts';
import { sampleRecord } from '../../src/testing.ts';

const MADE = fc
  .record({ n: fc.nat(), at: fc.integer({ min: 0, max: 4e12 }), index: fc.nat(MAX_BATCH - 1) })
  .map(({ n, at, index }) => rawItem(toTick(at), index, sampleRecord(n), 'api', new Date(at)));

describe('a raw item', () => {
  test('of a record in the normal form is coherent', () => {
    fc.assert(
      fc.property(MADE, (item) => {
        expect(rawItemProblems(item)).toEqual([]);
      }),
    );
  });

  test.each([Number.NaN, 253_402_300_800_000])('is not made of a clock at %d', (ms) => {
    expect(() => rawItem(toTick(0), 0, sampleRecord(), 'api', new Date(ms))).toThrow(RangeError);
  });
});

describe('a raw item that disagrees with itself', () => {
  const item = rawItem(toTick(0), 0, sampleRecord(), 'api', new Date(0));

  test.each([
    [{ ingested_date: '1970-01-02' }, 'ingested_at: 1970-01-01T00:00:00.000Z does not lie on 1970-01-02'],
    [{ ingested_at: '1970-01-01T00:00:00.050Z' }, 'ingested_at: place 50 is outside of a batch (0 to 49)'],
  ])('as %j is valid by the schema, and the reason is reported', (wrong, problem) => {
    expect(rawItemProblems(RawItem.parse({ ...item, ...wrong }))).toEqual([problem]);
  });

  test('reports every reason', () => {
    const wrong = { ingested_date: '1970-01-02', ingested_at: '1970-01-01T00:00:00.999Z' };
    expect(rawItemProblems(RawItem.parse({ ...item, ...wrong }))).toEqual([
      'ingested_at: 1970-01-01T00:00:00.999Z does not lie on 1970-01-02',
      'ingested_at: place 999 is outside of a batch (0 to 49)',
    ]);
  });
});
