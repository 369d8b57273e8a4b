import { QuoteStatsRow } from '@quote-elt/shared';
import type { Database } from '@quote-elt/transform';
import { z } from 'zod';
import { selectRows } from '../sql/select-rows.ts';

const CommonQuote = z.object({ quote_text: z.string(), author: z.string(), quote_count: z.number() });
const CountOfCounts = z.object({ quote_count: z.number(), quotes: z.number() });
const AuthorRows = z.object({ author: z.string(), rows: z.number(), quotes: z.number() });

/** What a report says of the quotes of a day that has some. */
export interface DayOfQuotes {
  readonly stats: QuoteStatsRow;
  /** Most frequent first. */
  readonly common: readonly z.infer<typeof CommonQuote>[];
  /** How many quotes came once, twice and so on. */
  readonly countsOfCounts: readonly z.infer<typeof CountOfCounts>[];
  readonly authors: readonly z.infer<typeof AuthorRows>[];
}

/** Most common quotes and authors that a report shows. */
const TOP = 12;

/** Reads the quotes of a built day that has at least one fact. */
export async function readDayOfQuotes(db: Database): Promise<DayOfQuotes> {
  return {
    stats: QuoteStatsRow.parse((await db.rows('select * from quote_stats'))[0]),
    common: await selectRows(db, CommonQuote, COMMON_QUOTES),
    countsOfCounts: await selectRows(db, CountOfCounts, COUNTS_OF_COUNTS),
    authors: await selectRows(db, AuthorRows, AUTHORS),
  };
}

const COMMON_QUOTES = `select quote_text, author, quote_count from quotes_agg
    order by quote_count desc, quote_id limit ${TOP}`;

const COUNTS_OF_COUNTS = 'select quote_count, count(*) as quotes from quotes_agg group by all order by quote_count';

const AUTHORS = `select author, count(*) as rows, count(distinct quote_id) as quotes from quotes_fact
    group by all order by rows desc, author limit ${TOP}`;
