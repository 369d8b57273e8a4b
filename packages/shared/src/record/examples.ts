/** Names and figures of this domain, for the examples in contracts that hold for any. */
export const RECORD_EXAMPLES = {
  source: 'quotable',
  sources: ['quotable', 'zenquotes'],
  baseUrl: 'https://api.quotable.io',
  mart: 'quotes_agg',
  check: 'quotes_fact.quote_id.not_null',
  numberFigure: 431,
  textFigure: 'Henry David Thoreau',
  figures: { distinct_quotes: 431, most_common_author: 'Henry David Thoreau' },
} as const;
