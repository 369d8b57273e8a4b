import { cpSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CalendarDate } from '@quote-elt/shared';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sqlName } from '../../../src/duckdb/sql-text.ts';
import { columnsContract } from '../../../src/warehouse/columns-contract.ts';
import type { Ingestion } from './ingestions.ts';
import { keyOf, type MartName, withHistory, withPublishedDays } from './published-days.ts';

const DAY = CalendarDate.parse('2026-11-03');
const OTHER = CalendarDate.parse('2026-11-04');

/** Two days, in which some quotes come more than once and in several spellings. */
const DAYS: readonly Ingestion[] = [DAY, OTHER].flatMap((day) =>
  ['Alpha.', 'ALPHA', 'Beta', 'alpha', 'Gamma', 'beta', 'Delta'].map((text, minute) => ({
    day,
    minute,
    text,
    author: `author ${minute % 2}`,
    tags: ['life'],
    source: 'quotable',
  })),
);

const NAMES: readonly MartName[] = ['quotes_fact', 'quotes_agg', 'quote_stats'];

/** The column that tells the rows of a mart apart. */
const KEYS: Readonly<Record<MartName, string>> = {
  quotes_fact: 'ingested_at',
  quotes_agg: 'quote_id',
  quote_stats: 'most_common_quote_id',
};

/** Columns that stand in one mart only, so that no other mart contradicts a change of them: the hashes of the ledger do. */
const ALONE: Readonly<Record<MartName, readonly string[]>> = {
  quotes_fact: ['author_slug', 'tag_list', 'character_count', 'added_date', 'modified_date', 'source'],
  quotes_agg: [],
  quote_stats: ['completeness'],
};

/** Another value of a column, by its type. */
function otherValue(column: string, type: string): string {
  const name = sqlName(column);
  if (type.endsWith('[]')) return `${name}[2:]`;
  if (type === 'VARCHAR') return `${name} || 'x'`;
  if (type === 'TIMESTAMP') return `${name} + interval 1 second`;
  if (type === 'DATE') return `date '2020-01-01'`;
  return type === 'INTEGER' ? `${name} + 1` : `${name} + 0.25`;
}

/** A select that changes a column in the row of the `place`-th key. */
function withOther(mart: MartName, column: string, value: string, type: string, place = 0): string {
  const key = KEYS[mart];
  const row = `(select ${key} from published order by ${key} limit 1 offset ${place})`;
  const name = sqlName(column);
  return `select * replace (case when ${key} = ${row} then cast(${value} as ${type}) else ${name} end as ${name}) from published`;
}

/** The columns that the files of the marts have. */
const COLUMNS = NAMES.flatMap((mart) =>
  Object.entries(columnsContract()[mart] ?? {}).map(([column, type]) => ({ mart, column, type })),
);

const daysFound = (folder: string) =>
  withHistory(folder, async (db) => (await db.rows('select distinct day from marts_disagree')).map(({ day }) => day));

test('marts as they are published add up', async () => {
  await withPublishedDays(DAYS, async ({ folder }) => {
    expect(await daysFound(folder)).toEqual([]);
  });
});

test.each(NAMES)(
  'another value of each column of %s is found, and so is none, unless the column stands nowhere else',
  async (mart) => {
    await withPublishedDays(DAYS, async ({ folder, changed }) => {
      const found = (column: string, value: string, type: string) =>
        changed(mart, DAY, withOther(mart, column, value, type), () => daysFound(folder));
      for (const { column, type } of COLUMNS.filter((each) => each.mart === mart)) {
        const expected = ALONE[mart].includes(column) ? [] : [DAY];
        expect([column, await found(column, otherValue(column, type), type)]).toEqual([column, expected]);
        // A completeness stands nowhere else, but a day without one is found.
        const expectedOfNull = column === 'completeness' ? [DAY] : expected;
        expect([column, await found(column, 'null', type)]).toEqual([column, expectedOfNull]);
      }
    });
  },
);

describe.each(NAMES)('%s', (mart) => {
  test.each([
    ['one row less', `from published where ${KEYS[mart]} > (select min(${KEYS[mart]}) from published)`],
    ['no row', 'from published where false'],
    ['a row twice', `from published union all (from published order by ${KEYS[mart]} limit 1)`],
    ['every row twice', 'from published union all from published'],
  ])('with %s is found', async (_kind, select) => {
    await withPublishedDays(DAYS, async ({ folder, changed }) => {
      expect(await changed(mart, DAY, select, () => daysFound(folder))).toEqual([DAY]);
    });
  });

  test('without a day, or with the rows of another day in its place, is found', async () => {
    const partition = (day: CalendarDate) => dirname(keyOf(mart, day));
    await withPublishedDays(DAYS, async ({ folder }) => {
      rmSync(join(folder, partition(DAY)), { recursive: true });
      expect(await daysFound(folder)).toEqual([DAY]);
    });
    const uneven = DAYS.filter(({ day, minute }) => day === DAY || minute > 0);
    await withPublishedDays(uneven, async ({ folder }) => {
      cpSync(join(folder, partition(OTHER)), join(folder, partition(DAY)), { recursive: true });
      expect(await daysFound(folder)).toEqual([DAY]);
    });
  });
});

test('a day whose three marts all lie under another date is found', async () => {
  await withPublishedDays(
    DAYS.filter(({ day }) => day === DAY),
    async ({ folder }) => {
      for (const mart of NAMES) {
        const [from, to] = [DAY, OTHER].map((day) => join(folder, dirname(keyOf(mart, day))));
        cpSync(String(from), String(to), { recursive: true });
      }
      expect(await daysFound(folder)).toEqual([OTHER]);
    },
  );
});

test('whatever row of a random day is changed, in a column that another mart has too, its day is found', async () => {
  const seen = COLUMNS.filter(({ mart, column }) => !ALONE[mart].includes(column));
  const text = fc.constantFrom('Alpha.', 'ALPHA', 'Beta', 'beta!', 'Gamma', 'Delta');
  const ofDay = fc.array(text, { minLength: 1, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(ofDay, fc.constantFrom(...seen), fc.nat(11), async (texts, { mart, column, type }, n) => {
      const ingestions = texts.map((each, minute) => ({
        ...{ day: DAY, minute, text: each, author: `author ${minute % 3}` },
        ...{ tags: [], source: 'quotable' },
      }));
      await withPublishedDays(ingestions, async ({ folder, changed }) => {
        const rows = mart === 'quotes_fact' ? texts.length : mart === 'quotes_agg' ? distinctQuotes(texts) : 1;
        // Only the first spelling of a quote stands in a second mart, and the first row of the day is one.
        const place = ['quote_text', 'author'].includes(column) && mart === 'quotes_fact' ? 0 : n % rows;
        const select = withOther(mart, column, otherValue(column, type), type, place);
        expect(await changed(mart, DAY, select, () => daysFound(folder))).toEqual([DAY]);
      });
    }),
    { numRuns: Number(process.env.HISTORY_RUNS ?? 12), endOnFailure: true },
  );
}, 60_000);

function distinctQuotes(texts: readonly string[]): number {
  return new Set(texts.map((text) => text.toLowerCase().replace(/[^a-z]/g, ''))).size;
}
