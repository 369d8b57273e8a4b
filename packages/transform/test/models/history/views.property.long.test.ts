import { addDays, CalendarDate } from '@quote-elt/shared';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { VIEWS } from '../../../models/manifest.ts';
import type { Row } from '../../../src/duckdb/with-database.ts';
import { orderSql } from '../../../src/manifest/order-sql.ts';
import { publishedOrder } from '../../../src/manifest/published-order.ts';
import { EXPECTED } from './expected.ts';
import type { Ingestion } from './ingestions.ts';
import { withHistory, withPublishedDays } from './published-days.ts';

/** A window that a month ends in. */
const FIRST = CalendarDate.parse('2026-10-29');

const ingestion: fc.Arbitrary<Ingestion> = fc.record({
  day: fc.nat(6).map((days) => addDays(FIRST, days)),
  // Close together, so that gaps of one and of many ticks come about; some at the ends of the day.
  minute: fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 600, max: 620 }) }, fc.constantFrom(0, 1, 1438, 1439)),
  // Spellings of a few quotes and a few authors, of several lengths and scripts.
  text: fc.constantFrom('Alpha.', 'ALPHA', 'alpha!', 'Beta, beta', 'beta beta', 'γ', 'A rather longer text'),
  author: fc.constantFrom('Lao Tzu', 'Laozi', 'LAO TZU', 'Ærø', 'Zeno'),
  tags: fc.array(fc.constantFrom('life', 'work', 'Ω', 'x'), { maxLength: 3 }),
  source: fc.constantFrom('one', 'another'),
});

const history = fc.uniqueArray(ingestion, {
  minLength: 1,
  maxLength: 60,
  selector: ({ day, minute }) => `${day} ${minute}`,
});

/** The rows of a view, as its order says. */
function inOrderOf(view: (typeof VIEWS)[number], rows: readonly Row[]): Row[] {
  const terms = publishedOrder(view);
  return [...rows].sort((a, b) => {
    for (const { column, descending } of terms) {
      const [x, y] = [a[column] ?? '', b[column] ?? ''];
      if (x !== y) return x < y === descending ? 1 : -1;
    }
    return 0;
  });
}

test('every view agrees with plain arithmetic on random days', async () => {
  expect(Object.keys(EXPECTED).sort()).toEqual(VIEWS.map(({ name }) => name).sort());
  await fc.assert(
    fc.asyncProperty(history, async (ingestions) => {
      await withPublishedDays(ingestions, ({ folder }) =>
        withHistory(folder, async (db) => {
          for (const view of VIEWS) {
            const rows = await db.rows(`from ${view.name} order by ${orderSql(view)}`);
            const expected = EXPECTED[view.name]?.(ingestions) ?? [];
            expect([view.name, rows]).toEqual([view.name, inOrderOf(view, expected)]);
          }
        }),
      );
    }),
    { numRuns: Number(process.env.HISTORY_RUNS ?? 10), endOnFailure: true },
  );
}, 60_000);
