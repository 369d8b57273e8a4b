import { expect, test } from 'vitest';
import { SINGULAR_CHECKS } from '../../models/manifest.ts';
import { ROWS_CONSERVED } from '../../src/manifest/engine-models.ts';
import { singularSql } from '../../src/models/model-sql.ts';
import { withModels } from '../support.ts';
import { quoteAttributesAt } from './quotes.ts';

/** More rows than a day may lose, whatever its share. */
const ITEMS = Array.from({ length: 102 }, (_, n) => quoteAttributesAt(n, `text ${n}`));

/** For each singular check a change to the built day that it must find, and how many rows it finds. */
const BREAKS: Readonly<Record<string, { change: string; failures: number }>> = {
  rows_conserved: { change: 'update run_context set raw_rows = raw_rows + 1', failures: 1 },
  counts_conserved: { change: `update quotes_agg set quote_count = 2 where quote_text = 'text 0'`, failures: 1 },
  rejected_rows: { change: `update stg_quotes set reject_reason = 'made up' where quote_text = 'text 0'`, failures: 1 },
  rejected_share: {
    change: `update stg_quotes set reject_reason = 'made up' where quote_text <> 'text 0'`,
    failures: 101,
  },
};

test.each(SINGULAR_CHECKS.map(({ name, layer, severity }) => ({ name, layer, severity })))(
  '$name passes on a good day and finds a broken one',
  async (check) => {
    await withModels(ITEMS, async (db) => {
      expect(await db.rows(singularSql(check))).toEqual([]);
      await db.run(String(BREAKS[check.name]?.change));
      expect(await db.rows(singularSql(check))).toHaveLength(BREAKS[check.name]?.failures ?? 0);
    });
  },
);

test('rows_conserved counts rejected rows as kept, and finds rows that are lost as well as rows that are doubled', async () => {
  const items = [...ITEMS, quoteAttributesAt(200, 'bad', { content: undefined })];
  await withModels(items, async (db) => {
    const found = async (change: string) => {
      await db.run(`update run_context set raw_rows = ${change}`);
      return db.rows(singularSql(ROWS_CONSERVED));
    };
    expect(await found('103')).toEqual([]);
    expect(await found('104')).toEqual([{ raw_rows: 104, facts: 102, rejected: 1 }]);
    expect(await found('102')).toEqual([{ raw_rows: 102, facts: 102, rejected: 1 }]);
  });
});

test.each([
  [101, 0.1, 101],
  [100, 0.05, 0],
  [101, 0.5, 0],
])('rejected_share finds %d rejected rows of 1000 where %d may be, as %d rows', async (rejected, share, failures) => {
  const items = Array.from({ length: 1000 }, (_, n) =>
    quoteAttributesAt(n, `text ${n}`, n < rejected ? { content: undefined } : {}),
  );
  await withModels(items, async (db) => {
    await db.run(`update run_context set max_rejected_share = ${share}`);
    expect(await db.rows(singularSql({ layer: 'engine', name: 'rejected_share' }))).toHaveLength(failures);
  });
});
