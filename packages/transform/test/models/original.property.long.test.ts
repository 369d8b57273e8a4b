import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { normaliseQuote, type RawItem, rawItem } from '@quote-elt/shared';
import { encodeItem } from '@quote-elt/shared/dynamodb';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Row, withDatabase } from '../../src/duckdb/with-database.ts';
import { minute, NOW, SETTINGS, withModels, withTempFolder } from '../support.ts';

/** What hscopalm/serverless-quote-elt, which this project follows, computes of a day's rows: its two tables, and its figures. */
interface Original {
  readonly facts: readonly Row[];
  readonly aggregates: readonly Row[];
  readonly statistics: object;
}

const COLUMNS = `{quote_id: 'VARCHAR', content: 'VARCHAR', author: 'VARCHAR', author_slug: 'VARCHAR', tag_list: 'VARCHAR[]',
  character_count: 'INTEGER', added_date: 'DATE', modified_date: 'DATE', ingested_date: 'DATE', ingested_at: 'TIMESTAMP'}`;

/** One row for each ingestion, the text under another name. */
const FACTS = `select quote_id, content as quote_text, author, author_slug, tag_list, character_count, added_date,
  modified_date, ingested_date, ingested_at from quotes`;

/** One row for each quote, with how often and when it came. */
const AGGREGATES = `select quote_id, quote_text, author, count(quote_id) as quote_count, min(ingested_at) as first_ingestion,
  max(ingested_at) as last_ingestion, array_agg(ingested_at order by ingested_at) as ingestion_dates
  from original_facts group by quote_id, quote_text, author order by quote_count desc, quote_id`;

/** Computes it from plain rows, apart from every model. */
async function original(items: readonly RawItem[]): Promise<Original> {
  return withTempFolder(async (folder) => {
    const file = join(folder, 'quotes.json');
    await writeFile(file, JSON.stringify(items));
    return withDatabase({ ...SETTINGS, tempFolder: folder }, async (db) => {
      await db.run(`create table quotes as from read_json('${file}', format = 'array', columns = ${COLUMNS})`);
      await db.run(`create table original_facts as ${FACTS}`);
      const aggregates = await db.rows(AGGREGATES);
      const counts = aggregates.map(({ quote_count }) => Number(quote_count));
      const [minimum, maximum] = [Math.min(...counts), Math.max(...counts)];
      const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
      // As numpy has them: of the population.
      const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / counts.length;
      return {
        facts: await db.rows('from original_facts order by ingested_at'),
        aggregates,
        statistics: {
          minimum,
          maximum,
          range: maximum - minimum,
          variance: expect.closeTo(variance, 10),
          standard_deviation: expect.closeTo(Math.sqrt(variance), 10),
          distinct_quotes: counts.length,
          most_common_quote: aggregates[0]?.quote_text,
          most_common_author: aggregates[0]?.author,
        },
      };
    });
  });
}

const quote = fc.record({
  content: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).map((text) => `${text} x`),
  author: fc.string({ unit: 'grapheme', maxLength: 20 }),
  tags: fc.array(fc.string({ unit: 'grapheme', maxLength: 10 }), { maxLength: 3 }),
  added_date: fc.constantFrom(undefined, '2019-08-08', '2023-04-13T23:30:00-05:00'),
});

/** A day of up to 1,440 ticks whose rows come from a few quotes. */
const day = fc
  .tuple(
    fc.uniqueArray(quote.map(normaliseQuote), { minLength: 1, maxLength: 12, selector: ({ quote_id }) => quote_id }),
    fc.uniqueArray(fc.nat(1439), { minLength: 1, maxLength: 120 }),
    fc.infiniteStream(fc.nat()),
  )
  .map(([quotes, minutes, choices]) =>
    minutes.map((n) => {
      const chosen = quotes[(choices.next().value ?? 0) % quotes.length];
      if (chosen === undefined) throw new RangeError('there are no quotes');
      return rawItem(minute(n), 0, chosen, 'quotable', NOW);
    }),
  );

test("facts, aggregates and statistics are those of the original's own SQL over the same raw rows", async () => {
  await fc.assert(
    fc.asyncProperty(day, async (items) => {
      const expected = await original(items);
      await withModels(items.map(encodeItem), async (db) => {
        expect(await db.rows('select * exclude (source) from quotes_fact order by ingested_at')).toEqual(
          expected.facts,
        );
        expect(await db.rows('from quotes_agg order by quote_count desc, quote_id')).toEqual(expected.aggregates);
        const [stats] = await db.rows('from quote_stats');
        expect(stats).toMatchObject({ rows: items.length, ...expected.statistics });
      });
    }),
    { numRuns: 25 },
  );
});
