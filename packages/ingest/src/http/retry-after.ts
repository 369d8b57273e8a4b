const DELAY = /^\d+$/;

const MONTHS: readonly string[] = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const MONTH = `(?<month>${MONTHS.join('|')})`;
const TIME = String.raw`(?<hour>[01]\d|2[0-3]):(?<minute>[0-5]\d):(?<second>[0-5]\d|60)`;

/** The three forms of an HTTP date (RFC 9110, 5.6.7): of the Internet, of RFC 850, of C's asctime. */
const DATES = [
  new RegExp(String.raw`^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (?<day>\d\d) ${MONTH} (?<year>\d{4}) ${TIME} GMT$`),
  new RegExp(String.raw`^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (?<day>\d\d)-${MONTH}-(?<year>\d\d) ${TIME} GMT$`),
  new RegExp(String.raw`^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ${MONTH} (?<day>[ \d]\d) ${TIME} (?<year>\d{4})$`),
] as const;

/** The wait in milliseconds that a Retry-After header asks for: whole seconds or an HTTP date; undefined for anything else. */
export function retryAfterMs(header: string | null, now: Date): number | undefined {
  const value = header?.trim() ?? '';
  if (DELAY.test(value)) return Number(value) * 1000;
  const instant = httpDate(value, now);
  return instant === undefined ? undefined : Math.max(0, instant - now.getTime());
}

function httpDate(value: string, now: Date): number | undefined {
  const parts = DATES.map((form) => form.exec(value)?.groups).find((groups) => groups !== undefined);
  if (parts === undefined) return undefined;
  const month = MONTHS.indexOf(parts.month ?? '');
  const day = Number(parts.day);
  const year = parts.year?.length === 2 ? fullYear(Number(parts.year), now) : Number(parts.year);
  // A leap second is the first of the next minute, as everywhere in JavaScript.
  const midnight = new Date(Date.UTC(2000, month, day)).setUTCFullYear(year, month, day);
  if (new Date(midnight).getUTCDate() !== day) return undefined;
  return midnight + ((Number(parts.hour) * 60 + Number(parts.minute)) * 60 + Number(parts.second)) * 1000;
}

/** RFC 9110: a year of two digits that seems more than 50 years ahead is the most recent past year with these digits. */
function fullYear(digits: number, now: Date): number {
  const thisYear = now.getUTCFullYear();
  const year = thisYear - (thisYear % 100) + digits;
  return year > thisYear + 50 ? year - 100 : year;
}
