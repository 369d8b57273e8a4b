import type { QuoteStatsRow } from '@quote-elt/shared';
import { formatCount, formatNumber } from '../terminal/format.ts';
import type { Column } from '../terminal/table.ts';

/** A mart whose first rows the screen of the demo shows. */
export interface DemoTable {
  readonly mart: string;
  /** What its rows are ordered by, as SQL has it. */
  readonly order: string;
  /** How many of its rows are shown. */
  readonly shown: number;
  readonly columns: readonly (Column & { readonly key: string })[];
  /** How many rows it has. */
  readonly rowsOf: (stats: QuoteStatsRow) => number;
}

/** The head of the screen; the day stands behind it. */
export const DEMO_TITLE = 'A day of quotes';

/** The marts of the screen. */
export const DEMO_TABLES: readonly DemoTable[] = [
  {
    mart: 'quotes_fact',
    order: 'ingested_at',
    shown: 3,
    columns: [
      { key: 'ingested_at', heading: 'ingested_at' },
      { key: 'quote_id', heading: 'quote_id' },
      { key: 'quote_text', heading: 'quote_text', flexible: true },
      { key: 'author', heading: 'author', flexible: true },
    ],
    rowsOf: ({ rows }) => rows,
  },
  {
    mart: 'quotes_agg',
    order: 'quote_count desc, quote_id',
    shown: 5,
    columns: [
      { key: 'quote_count', heading: 'quote_count', align: 'right' },
      { key: 'quote_id', heading: 'quote_id' },
      { key: 'quote_text', heading: 'quote_text', flexible: true },
      { key: 'author', heading: 'author', flexible: true },
    ],
    rowsOf: ({ distinct_quotes }) => distinct_quotes,
  },
];

/** The head of the figures that `demoFigures` gives. */
export const DEMO_FIGURES_TITLE = 'quote_stats';

/** The names and values of the figures of a day; no value is longer than `room` characters. */
export function demoFigures(stats: QuoteStatsRow, room: number): (readonly [name: string, value: string])[] {
  const common = `“${stats.most_common_quote}” ${stats.most_common_author}`;
  return [
    ['total distinct quotes', formatCount(stats.distinct_quotes)],
    ['minimum, maximum', `${stats.minimum}, ${stats.maximum} (range ${stats.range})`],
    ['variance', formatNumber(stats.variance)],
    ['standard deviation', formatNumber(stats.standard_deviation)],
    ['most common quote', common.length > room ? `${common.slice(0, room - 1)}…` : common],
  ];
}
