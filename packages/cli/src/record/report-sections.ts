import { countHistogram } from '../charts/count-histogram.ts';
import { ranking } from '../charts/ranking.ts';
import type { ReportCard, ReportExcerpt, ReportSection } from '../charts/report-section.ts';
import { formatCount, formatNumber } from '../terminal/format.ts';
import type { DayOfQuotes } from './day-of-quotes.ts';

/** The head of the page; the day stands behind it. */
export const REPORT_TITLE = 'Quotes of';

/** What stands in place of the sections where the day has none. */
export const NOTHING_STORED = { title: 'Quotes', note: 'No quote was stored on this day.' } as const;

/** The figures of the day at the head of the page. */
export function reportCards(day: DayOfQuotes | null): ReportCard[] {
  const stats = day?.stats;
  return [
    {
      behind: 'rows',
      name: 'distinct quotes',
      value: formatCount(stats?.distinct_quotes ?? 0),
      more: stats === undefined ? 'none was stored' : spreadOf(stats),
    },
    {
      behind: 'completeness',
      name: 'deviation',
      value: stats === undefined ? '—' : formatNumber(stats.standard_deviation, 3),
      more: stats === undefined ? 'of no quote' : `standard; variance ${formatNumber(stats.variance, 3)}`,
    },
  ];
}

function spreadOf({ minimum, maximum, range }: DayOfQuotes['stats']): string {
  if (range === 0) return `each came ${times(maximum)}`;
  return `each came ${formatCount(minimum)} to ${times(maximum)}, range ${formatCount(range)}`;
}

/** The quote that came most often, below the figures, and how many came as often. */
export function reportExcerpt({ stats, countsOfCounts }: DayOfQuotes): ReportExcerpt | undefined {
  const { distinct_quotes, maximum } = stats;
  const equals = countsOfCounts.find(({ quote_count }) => quote_count === maximum)?.quotes ?? 1;
  const shown = { text: stats.most_common_quote, by: stats.most_common_author };
  if (distinct_quotes === 1)
    return { label: 'The quote of the day', note: `The only quote, ${times(maximum)}`, ...shown };
  if (equals === distinct_quotes) {
    const note = `All ${formatCount(equals)} quotes came ${times(maximum)}; this is the first by its id`;
    return { label: 'A quote of the day', note, ...shown };
  }
  if (equals > 1) {
    const note = `One of ${formatCount(equals)} quotes that came most often, ${times(maximum)} each`;
    return { label: 'One of the most common quotes', note, ...shown };
  }
  return { label: 'Most common quote', note: `The most common quote, ${times(maximum)}`, ...shown };
}

function times(count: number): string {
  return count === 1 ? 'once' : `${formatCount(count)} times`;
}

/** The sections of what came, in their order. */
export function reportSections({ stats, common, countsOfCounts }: DayOfQuotes): ReportSection[] {
  const highest = Math.max(...countsOfCounts.map(({ quote_count }) => quote_count), 1);
  const areEqual = stats.range === 0;
  const first = common.length < stats.distinct_quotes ? `; the first ${formatCount(common.length)} by their id` : '';
  return [
    {
      title: areEqual ? 'Quotes' : 'Most common quotes',
      note: areEqual
        ? `Every quote came ${times(stats.maximum)} on this day${first}.`
        : 'Times each was ingested on this day.',
      chart: ranking(
        areEqual
          ? 'Bar chart: quotes of the day, which all came equally often'
          : 'Bar chart: the most common quotes and how often each came',
        common.map(({ quote_text, quote_count }) => ({ name: quote_text, value: quote_count })),
      ),
      table: {
        caption: 'The quotes in full',
        headings: ['quote', 'author', 'times'],
        rows: common.map(({ quote_text, author, quote_count }) => [quote_text, author, quote_count]),
      },
    },
    {
      title: 'How often quotes came',
      note: 'Quotes by the number of times each was ingested.',
      chart: countHistogram(
        highest === 1
          ? 'Histogram: every quote came once'
          : `Histogram: how many quotes came once, twice and so on, up to ${times(highest)}`,
        'times a quote came',
        new Map(countsOfCounts.map(({ quote_count, quotes }) => [quote_count, quotes])),
      ),
      table: {
        caption: 'The counts',
        headings: ['times', 'quotes'],
        rows: countsOfCounts.map(({ quote_count, quotes }) => [quote_count, quotes]),
      },
    },
  ];
}

/** The section that stands beside that of the sources. */
export function sectionBesideSources({ authors }: DayOfQuotes): ReportSection {
  return {
    title: 'Authors',
    note: 'By rows of this day.',
    chart: ranking(
      'Bar chart: rows of each of the most frequent authors',
      authors.map(({ author, rows }) => ({ name: author, value: rows })),
    ),
    table: {
      caption: 'Rows and quotes of each',
      headings: ['author', 'rows', 'distinct quotes'],
      rows: authors.map(({ author, rows, quotes }) => [author, rows, quotes]),
    },
  };
}
