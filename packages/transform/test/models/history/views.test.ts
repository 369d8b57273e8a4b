import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { CalendarDate } from '@quote-elt/shared';
import { expect, test } from 'vitest';
import { VIEWS } from '../../../models/manifest.ts';
import { withDatabase } from '../../../src/duckdb/with-database.ts';
import { ORDERED_VIEWS } from '../../../src/history/create-views.ts';
import { orderSql } from '../../../src/manifest/order-sql.ts';
import { MODELS_FOLDER, viewSql } from '../../../src/models/model-sql.ts';
import { columnType } from '../../../src/warehouse/column-types.ts';
import { viewColumns } from '../../../src/warehouse/columns-contract.ts';
import { SETTINGS } from '../../support.ts';
import { tablesRead } from '../../tables-read.ts';
import type { Ingestion } from './ingestions.ts';
import { withHistory, withPublishedDays } from './published-days.ts';

function at(day: string, minute: number, text: string, more: Partial<Ingestion> = {}): Ingestion {
  return { day: CalendarDate.parse(day), minute, text, author: 'Anon', tags: [], source: 'quotable', ...more };
}

const SMALL = [
  at('2026-10-31', 0, 'Alpha.', { author: 'Lao Tzu', tags: ['way', 'way'] }),
  at('2026-10-31', 1, 'ALPHA', { author: 'Laozi', tags: ['way', 'life'] }),
  at('2026-10-31', 5, 'Beta'),
  at('2026-11-03', 3, 'beta!', { source: 'dummyjson' }),
  at('2026-11-03', 4, 'gamma'),
];

test('every file of history has an entry, and every entry a file', () => {
  const files = globSync('history/*.sql', { cwd: MODELS_FOLDER }).map((file) => basename(file, '.sql'));
  expect(VIEWS.map(({ name }) => name).sort()).toEqual(files.sort());
});

test('every view reads exactly what its entry says', async () => {
  const read = await withDatabase(SETTINGS, async (db) => {
    const found: [string, string[]][] = [];
    for (const view of VIEWS) found.push([view.name, await tablesRead(db, viewSql(view))]);
    return found;
  });
  expect(read).toEqual(VIEWS.map(({ name, reads }) => [name, [...reads].sort()]));
});

test('every view stands after those that it reads', () => {
  const names = ORDERED_VIEWS.map(({ name }) => name);
  expect(new Set(names)).toEqual(new Set(VIEWS.map(({ name }) => name)));
  for (const { name, reads } of VIEWS) {
    for (const read of reads) expect(names.indexOf(read)).toBeLessThan(names.indexOf(name));
  }
});

test('a view has the columns and types of models/columns.json, and none that an engine reads otherwise (else: pnpm -F @quote-elt/transform generate)', async () => {
  await withPublishedDays(SMALL, ({ folder }) =>
    withHistory(folder, async (db) => {
      const found: [string, object][] = [];
      for (const { name } of VIEWS) {
        const columns = await db.rows(`select column_name, column_type from (describe ${name})`);
        found.push([name, Object.fromEntries(columns.map((each) => [each.column_name, each.column_type]))]);
      }
      expect(Object.fromEntries(found)).toEqual(viewColumns());
      const types = Object.values(viewColumns()).flatMap((columns) => Object.values(columns));
      expect(types.filter((type) => columnType(type) === undefined)).toEqual([]);
    }),
  );
});

/** What the views say of the small days, as read off them by hand. */
const READ_OFF: readonly (readonly [string, string, readonly (readonly unknown[])[]])[] = [
  [
    'quotes_agg_all',
    'quote_text, author, quote_count, days, last_ingestion, ingestion_dates',
    [
      ['Alpha.', 'Lao Tzu', 2, 1, '2026-10-31T00:01:00.000Z', ['2026-10-31']],
      ['Beta', 'Anon', 2, 2, '2026-11-03T00:03:00.000Z', ['2026-10-31', '2026-11-03']],
      ['gamma', 'Anon', 1, 1, '2026-11-03T00:04:00.000Z', ['2026-11-03']],
    ],
  ],
  [
    'author_trend',
    'month, author, ingestions, share, place, ingestions_before',
    [
      ['2026-10-01', 'Anon', 1, 1 / 3, 1, null],
      ['2026-10-01', 'Lao Tzu', 1, 1 / 3, 2, null],
      ['2026-10-01', 'Laozi', 1, 1 / 3, 3, null],
      ['2026-11-01', 'Anon', 2, 1, 1, 1],
    ],
  ],
  [
    'source_trend',
    'ingested_date, source, ingestions, share, total_ingestions',
    [
      ['2026-10-31', 'quotable', 3, 1, 3],
      ['2026-11-03', 'dummyjson', 1, 0.5, 1],
      ['2026-11-03', 'quotable', 1, 0.5, 4],
    ],
  ],
  [
    'tag_counts',
    'tag, ingestions, distinct_quotes, distinct_authors',
    [
      ['way', 2, 1, 2],
      ['life', 1, 1, 1],
    ],
  ],
  [
    'completeness_trend',
    'run_date, "rows", total_days, total_rows, mean_completeness',
    [
      ['2026-10-31', 3, 1, 3, 0.002083],
      ['2026-11-03', 2, 2, 5, 0.001736],
    ],
  ],
  ['missing_days', '*', [['2026-11-01', '2026-11-02', 2]]],
  [
    'tick_gaps',
    '*',
    [
      ['2026-10-31T00:01:00.000Z', '2026-10-31T00:05:00.000Z', 240, 60, 3],
      ['2026-10-31T00:05:00.000Z', '2026-11-03T00:03:00.000Z', 259_080, 60, 4317],
    ],
  ],
  [
    'length_percentiles',
    '*',
    [
      ['2026-10-01', 3, 4, 5, 6, 6, 6],
      ['2026-11-01', 2, 5, 5, 5, 5, 5],
    ],
  ],
  ['marts_disagree', '*', []],
];

test.each(READ_OFF)('%s of a few days is what one reads off them', async (name, columns, expected) => {
  const view = VIEWS.find((each) => each.name === name);
  await withPublishedDays(SMALL, ({ folder }) =>
    withHistory(folder, async (db) => {
      const rows = await db.rows(`select ${columns} from ${name} order by ${view ? orderSql(view) : ''}`);
      expect(rows.map((row) => Object.values(row))).toEqual(expected);
    }),
  );
});

test('each view that is read off has an entry here', () => {
  expect(READ_OFF.map(([name]) => name).sort()).toEqual(VIEWS.map(({ name }) => name).sort());
});

test('a column that a later release adds to a mart does no harm to the days before it', async () => {
  await withPublishedDays(SMALL, ({ folder, changed }) =>
    changed('quotes_fact', CalendarDate.parse('2026-11-03'), 'select *, 1 as added from published', () =>
      withHistory(folder, async (db) => {
        expect(await db.rows('select count(*) as facts, count(added) as added from quotes_fact')).toEqual([
          { facts: 5, added: 2 },
        ]);
        expect(await db.rows('from marts_disagree')).toEqual([]);
      }),
    ),
  );
});
