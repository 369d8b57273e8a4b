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
      more: stats === undefined ? '' : `each ${stats.minimum} to ${stats.maximum} times, range ${stats.range}`,
    },
    {
      behind: 'completeness',
      name: 'deviation',
      value: (stats?.standard_deviation ?? 0).toFixed(3),
      more: `standard; variance ${formatNumber(stats?.variance ?? 0)}`,
    },
  ];
}

/** The most common quote, below the figures. */
export function reportExcerpt({ stats }: DayOfQuotes): ReportExcerpt | undefined {
  return {
    label: 'Most common quote',
    note: `The most common quote, ${formatCount(stats.maximum)} times`,
    text: stats.most_common_quote,
    by: stats.most_common_author,
  };
}

/** The sections of what came, in their order. */
export function reportSections({ common, countsOfCounts }: DayOfQuotes): ReportSection[] {
  const highest = Math.max(...countsOfCounts.map(({ quote_count }) => quote_count), 1);
  return [
    {
      title: 'Most common quotes',
      note: 'Times each was ingested on this day.',
      chart: ranking(
        'Bar chart: the most common quotes and how often each came',
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
        `Histogram: how many quotes came once, twice and so on, up to ${highest} times`,
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
