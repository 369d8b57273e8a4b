/**
 * Functions that DuckDB 1.5.5 and Trino 476 compute alike; `pnpm engines` tries each on both. A sum of whole numbers, and a
 * count_if, is wider in DuckDB and has to be cast.
 */
export const SAME_FUNCTIONS: readonly string[] = [
  ...['cast', 'try_cast', 'coalesce', 'nullif', 'round', 'floor', 'sqrt', 'stddev_pop'],
  ...['count', 'count_if', 'sum', 'min', 'max', 'min_by', 'max_by'],
  ...['row_number', 'lag', 'lead'],
  ...['array_agg', 'array_sort', 'array_distinct', 'flatten', 'filter', 'contains', 'unnest'],
  ...['date_diff', 'date_trunc'],
  ...['concat_ws', 'substr', 'strpos', 'split', 'length'],
];

/** Functions that only Trino has, or that mean something else elsewhere, and that files for Trino alone call. */
export const TRINO_FUNCTIONS: readonly string[] = [
  ...['regexp_like', 'regexp_replace', 'regexp_count', 'normalize', 'lower', 'replace', 'translate', 'if'],
  ...['transform', 'slice', 'element_at', 'date_add'],
];

/** What to write instead of functions that one meets often, by a pattern of their names. */
export const INSTEAD: readonly (readonly [RegExp, string])[] = [
  [/^arg_(min|max)$/, 'min_by(value, key) or max_by(value, key)'],
  [
    /^regexp_\w+$/,
    'substr, strpos and split: regular expressions differ, and one replaces the first match, the other all',
  ],
  [/^(greatest|least)$/, 'case when: one skips a null, the other gives null'],
  [/^extract$/, "date_diff('day', date '2024-01-01', d): days of the week are numbered differently"],
  [/^list_(sort|reverse_sort)$/, 'array_sort(xs)'],
  [/^list_(distinct)$/, 'array_distinct(xs)'],
  [/^list_filter$/, 'filter(xs, x -> …)'],
  [/^list(_\w+)?$/, 'array_agg(x), or one of array_sort, array_distinct, filter, contains and flatten'],
  [/^(approx_\w+|quantile\w*|median|percentile_\w+)$/, 'row_number() over (order by x) beside count(*) over ()'],
  [/^transform$/, 'cross join unnest(xs) as t (x)'],
  [/^(cardinality|len|array_length)$/, 'count(*) after cross join unnest(xs) as t (x)'],
  [/^element_at$/, 'xs[1] where it is there'],
  [/^(array_join|string_agg|group_concat|listagg)$/, 'the list itself, by array_agg(x order by …)'],
  [/^(strftime|strptime|date_format|date_parse|format_datetime)$/, 'the date or instant itself, or cast(d as varchar)'],
  [/^(epoch\w*|to_unixtime|from_unixtime)$/, "date_diff('second', a, b)"],
  [
    /^(sequence|generate_series|range)$/,
    'lead(d) over (order by d) and the days between: neither has the other’s series',
  ],
  [/^concat$/, 'a || b, or concat_ws, each of texts'],
  [/^(left|right|substring)$/, 'substr(text, 1, n)'],
  [/^(string_split|split_part)$/, 'split(text, separator)'],
  [/^(any_value|arbitrary|first|last)$/, 'min_by(value, key), with a key that is unique'],
  [
    /^avg$/,
    'cast(sum(n) as double) / cast(count(*) as double), of whole numbers: a sum of doubles depends on the order',
  ],
];
