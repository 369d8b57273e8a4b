import { encodeItem } from '@quote-elt/shared/dynamodb';
import { expect, test } from 'vitest';
import { minute, modelRows } from '../support.ts';
import { quoteAt } from './quotes.ts';

/** The day that the project this one follows published: 1,403 rows, 1,029 distinct quotes, counts from 1 to 4. */
const PUBLISHED = { rows: 1403, distinct: 1029, variance: 0.36935479453477904, standardDeviation: 0.6077456659942373 };

/** The only numbers of quotes seen once, twice, three and four times that give the published totals and the sum of squares. */
function countsOfPublishedDay(): number[] {
  const squares = Math.round(PUBLISHED.distinct * (PUBLISHED.variance + (PUBLISHED.rows / PUBLISHED.distinct) ** 2));
  for (let four = 1; four < 100; four++) {
    // Solves n1+n2+n3 = d, n1+2·n2+3·n3 = r, n1+4·n2+9·n3 = s for the rest.
    const d = PUBLISHED.distinct - four;
    const r = PUBLISHED.rows - 4 * four;
    const s = squares - 16 * four;
    const three = (s - 3 * r + 2 * d) / 2;
    const two = r - d - 2 * three;
    const one = d - two - three;
    if ([one, two, three].every((n) => Number.isInteger(n) && n >= 0)) {
      return [1, 2, 3, 4].flatMap((count, i) => Array<number>([one, two, three, four][i] ?? 0).fill(count));
    }
  }
  throw new Error('no such day');
}

test('the published day has the published statistics: of the population, not of a sample', async () => {
  let row = 0;
  const items = countsOfPublishedDay().flatMap((count, quote) =>
    Array.from({ length: count }, () => encodeItem(quoteAt(row++, `quote number ${quote}`))),
  );
  const [stats] = await modelRows('quote_stats', items);
  expect(stats).toMatchObject({ rows: 1403, distinct_quotes: 1029, minimum: 1, maximum: 4, range: 3 });
  expect(stats?.variance).toBeCloseTo(PUBLISHED.variance, 12);
  expect(stats?.standard_deviation).toBeCloseTo(PUBLISHED.standardDeviation, 12);
  expect(stats?.completeness).toBe(1403 / 1440);
  expect(minute(row - 1)).toBe('2026-11-22T23:22:00.000Z');
});
