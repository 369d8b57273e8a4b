import { addDays, daysBetween, quoteIdOf, slugOf } from '@quote-elt/shared';
import type { Row } from '../../../src/duckdb/with-database.ts';
import { daysOf, type Ingestion } from './ingestions.ts';

const PER_DAY = 1440;

type Expect = (ingestions: readonly Ingestion[]) => Row[];

/** The rows of each view over the days of some ingestions, at most one a minute, by plain arithmetic and apart from SQL. */
export const EXPECTED: Readonly<Record<string, Expect>> = {
  quotes_agg_all: (all) =>
    groups(all, ({ text }) => quoteIdOf(text)).map(([quote_id, own]) => ({
      quote_id,
      quote_text: first(own).text,
      author: first(own).author,
      quote_count: own.length,
      days: daysOf(own).size,
      first_ingestion: instantOf(first(own)),
      last_ingestion: instantOf(last(own)),
      ingestion_dates: [...daysOf(own).keys()],
    })),

  author_trend: (all) => {
    const before = new Map<string, number>();
    return groups(all, ({ day }) => day.slice(0, 7)).flatMap(([month, ofMonth]) => {
      const authors = groups(ofMonth, ({ author }) => slugOf(author));
      const placed = authors.sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1));
      return placed.map(([author_slug, own], index) => {
        const ingestions_before = before.get(author_slug) ?? null;
        before.set(author_slug, own.length);
        return {
          month: `${month}-01`,
          author_slug,
          author: first(own).author,
          ingestions: own.length,
          distinct_quotes: distinct(own.map(({ text }) => quoteIdOf(text))),
          share: own.length / ofMonth.length,
          place: index + 1,
          ingestions_before,
        };
      });
    });
  },

  source_trend: (all) => {
    const totals = new Map<string, number>();
    return [...daysOf(all)].flatMap(([day, ofDay]) =>
      groups(ofDay, ({ source }) => source).map(([source, own]) => {
        const total = (totals.get(source) ?? 0) + own.length;
        totals.set(source, total);
        return {
          ingested_date: day,
          source,
          ingestions: own.length,
          share: own.length / ofDay.length,
          total_ingestions: total,
        };
      }),
    );
  },

  tag_counts: (all) => {
    const tagged = inOrder(all).flatMap((each) => [...new Set(each.tags)].map((tag) => ({ ...each, tag })));
    return [...Map.groupBy(tagged, ({ tag }) => tag)].map(([tag, own]) => ({
      tag,
      ingestions: own.length,
      distinct_quotes: distinct(own.map(({ text }) => quoteIdOf(text))),
      distinct_authors: distinct(own.map(({ author }) => slugOf(author))),
      first_date: first(own).day,
      last_date: last(own).day,
    }));
  },

  completeness_trend: (all) => {
    const days = [...daysOf(all)].map(([day, own]) => ({ day, rows: own.length, completeness: own.length / PER_DAY }));
    return days.map(({ day, rows, completeness }, index) => {
      const upTo = days.slice(0, index + 1);
      return {
        run_date: day,
        rows,
        completeness,
        total_days: upTo.length,
        total_rows: sum(upTo.map((each) => each.rows)),
        mean_completeness:
          sum(upTo.map((each) => Math.round(each.completeness * 1_000_000))) / (1_000_000 * upTo.length),
        least_completeness: Math.min(...upTo.map((each) => each.completeness)),
      };
    });
  },

  missing_days: (all) => {
    const days = [...daysOf(all).keys()];
    const published = new Set(days);
    const missing = daysBetween(first(days), last(days)).filter((day) => !published.has(day));
    return missing
      .filter((day) => published.has(addDays(day, -1)))
      .map((day) => {
        const end = missing.find((each) => each >= day && published.has(addDays(each, 1))) ?? day;
        return { first_date: day, last_date: end, days: daysBetween(day, end).length };
      });
  },

  tick_gaps: (all) => {
    const ticks = inOrder(all);
    const pauses = ticks.slice(1).map((next, index) => {
      const before = ticks[index] ?? next;
      return { before, next, seconds: (Date.parse(instantOf(next)) - Date.parse(instantOf(before))) / 1000 };
    });
    return pauses.flatMap(({ before, next, seconds }) => {
      const within = pauses.filter((each) => each.before.day === next.day && each.next.day === next.day);
      const period = Math.min(...within.map((each) => each.seconds));
      if (within.length === 0 || seconds <= period) return [];
      return [
        {
          last_tick: instantOf(before),
          next_tick: instantOf(next),
          seconds,
          period_seconds: period,
          missing_ticks: Math.ceil(seconds / period) - 1,
        },
      ];
    });
  },

  length_percentiles: (all) =>
    groups(all, ({ day }) => day.slice(0, 7)).map(([month, own]) => {
      const lengths = own.map(({ text }) => text.length).sort((a, b) => a - b);
      const rank = (percent: number) => lengths[Math.ceil((percent * lengths.length) / 100) - 1] ?? null;
      return {
        month: `${month}-01`,
        ingestions: own.length,
        shortest: lengths[0] ?? null,
        p50: rank(50),
        p90: rank(90),
        p99: rank(99),
        longest: lengths.at(-1) ?? null,
      };
    }),

  marts_disagree: () => [],
};

function instantOf({ day, minute }: Pick<Ingestion, 'day' | 'minute'>): string {
  return new Date(Date.parse(day) + minute * 60_000).toISOString();
}

function inOrder(all: readonly Ingestion[]): Ingestion[] {
  return [...daysOf(all).values()].flat();
}

/** Ingestions by a key, each group in order of time. */
function groups(all: readonly Ingestion[], keyOf: (each: Ingestion) => string): [string, Ingestion[]][] {
  return [...Map.groupBy(inOrder(all), keyOf)];
}

function first<T>(list: readonly T[]): T {
  const [each] = list;
  if (each === undefined) throw new RangeError('an empty list has no first entry');
  return each;
}

function last<T>(list: readonly T[]): T {
  return first(list.slice(-1));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

function distinct(values: readonly string[]): number {
  return new Set(values).size;
}
