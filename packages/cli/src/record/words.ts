/** What one record is called, and what several are. */
export const RECORD = 'quote';
export const RECORDS = 'quotes';

/** The API that people may host themselves, at the address that `--base-url` gives. */
export const HOSTED_API = 'Quotable API';

/** Calls of `elt sql` that its help shows. */
export const SQL_EXAMPLES: readonly string[] = [
  'elt sql "select author, count(*) as n from quotes_fact group by all order by n desc limit 5"',
  'elt sql --csv "from quotes_agg" > agg.csv',
];

/** The mart whose hash stands for a day wherever one is shown. */
export const SHOWN_MART = 'quotes_agg';
