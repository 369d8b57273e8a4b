import {
  DuckDBDateValue,
  DuckDBTimestampMillisecondsValue,
  DuckDBTimestampNanosecondsValue,
  DuckDBTimestampSecondsValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  type DuckDBValueConverter,
  type Json,
  JsonDuckDBValueConverter,
} from '@duckdb/node-api';

/** A row as JSON can hold it; `jsonValue` says how each value is written. */
export type Row = Record<string, Json>;

/**
 * A value of any type of DuckDB as JSON can hold it: timestamps ISO-8601 UTC with as many digits as they have, at least
 * three; integers numbers, beyond 2^53 strings, as decimals always are. What ISO-8601 cannot say, such as `infinity` or a
 * year BC, stays the text that DuckDB has for it.
 */
export const jsonValue: DuckDBValueConverter<Json> = (value, type, converter) => {
  if (typeof value === 'bigint' && Number.isSafeInteger(Number(value))) return Number(value);
  if (value instanceof DuckDBDateValue && !value.isFinite) return value.days > 0 ? 'infinity' : '-infinity';
  // The class of instants with a zone would print the zone of this process.
  if (value instanceof DuckDBTimestampTZValue) return isoText(new DuckDBTimestampValue(value.micros).toString());
  if (TIMESTAMPS.some((timestamp) => value instanceof timestamp)) return isoText(String(value));
  return JsonDuckDBValueConverter(value, type, converter);
};

const TIMESTAMPS = [
  DuckDBTimestampValue,
  DuckDBTimestampSecondsValue,
  DuckDBTimestampMillisecondsValue,
  DuckDBTimestampNanosecondsValue,
];

const ISO_LIKE = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})(?:\.(\d+))?$/;

/** A timestamp without a zone, as DuckDB and Trino print it, as ISO-8601 UTC; any other text as it is. */
export function isoText(text: string): string {
  const [, date, time, fraction = ''] = ISO_LIKE.exec(text) ?? [];
  return date === undefined ? text : `${date}T${time}.${fraction.padEnd(3, '0')}Z`;
}
