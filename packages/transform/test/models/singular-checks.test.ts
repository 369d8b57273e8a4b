import { expect, test } from 'vitest';
import { SINGULAR_CHECKS } from '../../src/models/manifest.ts';
import { singularSql } from '../../src/models/sql-files.ts';
import { attributesAt, withModels } from '../support.ts';

const ITEMS = [attributesAt(0, 'Alpha.'), attributesAt(1, 'Beta.')];

/** For each singular check a change to the built day that it must find. */
const BREAKS: Readonly<Record<string, string>> = {
  rows_conserved: 'update run_context set raw_rows = raw_rows + 1',
  counts_conserved: 'update quotes_agg set quote_count = quote_count + 1',
  rejected_share: `update stg_quotes set reject_reason = 'made up' where quote_text = 'Beta.'`,
};

test.each(SINGULAR_CHECKS.map(({ name, severity }) => ({ name, severity })))(
  '$name passes on a good day and finds a broken one',
  async (check) => {
    await withModels(ITEMS, async (db) => {
      expect(await db.rows(singularSql(check))).toEqual([]);
      await db.run(String(BREAKS[check.name]));
      expect(await db.rows(singularSql(check))).toHaveLength(1);
    });
  },
);
