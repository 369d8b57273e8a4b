import { encodeItem } from '@quote-elt/shared/dynamodb';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { modelRows } from '../support.ts';
import { quoteAt } from './quotes.ts';

/** The statistics of counts, computed apart from SQL: the mean squared distance from the mean. */
function independently(counts: readonly number[]) {
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / counts.length;
  return { distinct_quotes: counts.length, minimum: Math.min(...counts), maximum: Math.max(...counts), variance };
}

test('statistics agree with an independent computation for any counts', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 40 }), async (counts) => {
      let row = 0;
      const items = counts.flatMap((count, quote) =>
        Array.from({ length: count }, () => encodeItem(quoteAt(row++, `text ${quote}`))),
      );
      const [stats] = await modelRows('quote_stats', items);
      const { variance, ...exact } = independently(counts);
      expect(stats).toMatchObject({ ...exact, rows: row, range: exact.maximum - exact.minimum });
      expect(stats?.variance).toBeCloseTo(variance, 10);
      expect(stats?.standard_deviation).toBeCloseTo(Math.sqrt(variance), 10);
    }),
    { numRuns: 25 },
  );
});
