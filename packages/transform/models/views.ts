import type { View } from '../src/manifest/view.ts';

/** Every view over the published days; the order of the list does not matter. */
export const VIEWS: readonly View[] = [
  {
    name: 'quotes_agg_all',
    reads: ['quotes_agg'],
    answers: 'How often has each quote come since the first day, and on which days?',
    key: ['quote_id'],
    order: [{ column: 'quote_count', descending: true }],
  },
  {
    name: 'author_trend',
    reads: ['quotes_fact'],
    answers: 'Which authors came how often in each month?',
    key: ['month', 'place'],
  },
  {
    name: 'source_trend',
    reads: ['quotes_fact'],
    answers: 'Which source answered how often on each day?',
    key: ['ingested_date', 'source'],
  },
  {
    name: 'tag_counts',
    reads: ['quotes_fact'],
    answers: 'How many ingestions, quotes and authors has each tag, and from when to when?',
    key: ['tag'],
    order: [{ column: 'ingestions', descending: true }],
  },
  {
    name: 'completeness_trend',
    reads: ['quote_stats'],
    answers: 'How complete was each day, and how complete were all days up to it?',
    key: ['run_date'],
  },
  {
    name: 'missing_days',
    reads: ['quote_stats'],
    answers: 'Which days between published ones have no mart?',
    key: ['first_date'],
  },
  {
    name: 'tick_gaps',
    reads: ['quotes_fact'],
    answers: 'Between which ticks did nothing come, and how many ticks are missing there?',
    key: ['next_tick'],
  },
  {
    name: 'length_percentiles',
    reads: ['quotes_fact'],
    answers: 'How long were the texts of each month: the median, the longest tenth, the longest hundredth?',
    key: ['month'],
  },
  {
    name: 'marts_disagree',
    reads: ['quotes_fact', 'quotes_agg', 'quote_stats'],
    answers: 'On which days do published facts, counts and statistics not add up? On none, or a mart is damaged.',
    key: ['day', 'problem'],
  },
];
