import { type CalendarDate, QuoteStatsRow } from '@quote-elt/shared';
import {
  type BuildSettings,
  type Completeness,
  completenessOf,
  coveredSlots,
  type Database,
  type RowReader,
  withBuiltDay,
} from '@quote-elt/transform';
import { z } from 'zod';

const Counts = z.object({ rows: z.number(), rejected: z.number() });
const CommonQuote = z.object({ quote_text: z.string(), author: z.string(), quote_count: z.number() });
const CountOfCounts = z.object({ quote_count: z.number(), quotes: z.number() });
const SourceRows = z.object({ source: z.string(), rows: z.number() });
const AuthorRows = z.object({ author: z.string(), rows: z.number(), quotes: z.number() });
const RejectReason = z.object({ reject_reason: z.string(), rows: z.number() });

/** What a report tells of one day's rows. */
export interface DayFigures extends Completeness {
  readonly rows: number;
  readonly rejected: number;
  /** Null when no row of the day is a fact. */
  readonly stats: QuoteStatsRow | null;
  /** The places of the day's schedule that left a row; 0 begins at midnight. */
  readonly slots: ReadonlySet<number>;
  /** Most frequent first. */
  readonly commonQuotes: readonly z.infer<typeof CommonQuote>[];
  /** How many quotes came once, twice and so on. */
  readonly countsOfCounts: readonly z.infer<typeof CountOfCounts>[];
  readonly sources: readonly z.infer<typeof SourceRows>[];
  readonly authors: readonly z.infer<typeof AuthorRows>[];
  readonly rejectReasons: readonly z.infer<typeof RejectReason>[];
}

/** Most common quotes and authors that a report shows. */
const TOP = 12;

/** Builds a day, open or closed, from its raw rows and reads the figures of a report off it. */
export function dayFigures(date: CalendarDate, settings: BuildSettings, reader: RowReader): Promise<DayFigures> {
  return withBuiltDay(date, settings, reader, async (db) => {
    const select = async <T extends z.ZodType>(row: T, sql: string) => z.array(row).parse(await db.rows(sql));
    const slots = await coveredSlots(db);
    const counts = Counts.parse((await db.rows(COUNTS))[0]);
    return {
      ...counts,
      stats: counts.rows === counts.rejected ? null : await statsOf(db),
      slots,
      ...completenessOf(date, settings.tickSeconds, slots, Number.POSITIVE_INFINITY),
      commonQuotes: await select(CommonQuote, COMMON_QUOTES),
      countsOfCounts: await select(CountOfCounts, COUNTS_OF_COUNTS),
      sources: await select(SourceRows, 'select source, rows from source_counts order by rows desc, source'),
      authors: await select(AuthorRows, AUTHORS),
      rejectReasons: await select(RejectReason, REJECT_REASONS),
    };
  });
}

async function statsOf(db: Database): Promise<QuoteStatsRow> {
  return QuoteStatsRow.parse((await db.rows('select * from quote_stats'))[0]);
}

const COUNTS = `select
    (select count(*) from stg_quotes) as rows,
    (select count(*) from rejected_quotes) as rejected`;

const COMMON_QUOTES = `select quote_text, author, quote_count from quotes_agg
    order by quote_count desc, quote_id limit ${TOP}`;

const COUNTS_OF_COUNTS = 'select quote_count, count(*) as quotes from quotes_agg group by all order by quote_count';

const AUTHORS = `select author, count(*) as rows, count(distinct quote_id) as quotes from quotes_fact
    group by all order by rows desc, author limit ${TOP}`;

const REJECT_REASONS = `select reject_reason, count(*) as rows from rejected_quotes
    group by all order by rows desc, reject_reason`;
