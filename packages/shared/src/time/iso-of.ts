const FIRST = Date.parse('0001-01-01T00:00:00.000Z');
const LAST = Date.parse('9999-12-31T23:59:59.999Z');

/** An instant of epoch milliseconds in ISO-8601, UTC, with milliseconds; throws RangeError outside of the years 0001 to 9999. */
export function isoOf(epochMs: number): string {
  if (epochMs >= FIRST && epochMs <= LAST) return new Date(epochMs).toISOString();
  throw new RangeError(`${epochMs} ms since 1970 is no instant of the years 0001 to 9999`);
}
