/**
 * The texts of days and instants, each as one anchored regular expression: generators of other languages often keep only
 * one. JavaScript, Python, Go and Rust read them alike, so `\d` and look-around are not used.
 */

const LEAP = '(?:0[48]|[2468][048]|[13579][26])';
const MONTH_AND_DAY =
  '(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))';
const TIME = '(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]';
const OFFSET = '(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])';

/** Years 0001 to 9999: Python and SQL know no year 0000. */
const ANY_DAY = `(?:(?:[0-9]{2}${LEAP}|${LEAP}00)-02-29|(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-${MONTH_AND_DAY})`;

/** Years 1000 to 2999: at the ends of the calendar an offset would lead out of it. */
const DAY_WITHIN = `(?:(?:[12][0-9]${LEAP}|(?:1[26]|2[048])00)-02-29|[12][0-9]{3}-${MONTH_AND_DAY})`;

/** `2026-11-22` */
export const DATE = new RegExp(`^${ANY_DAY}$`);

/** `2026-11-22T18:59:01Z`, with any number of digits below a second. */
export const INSTANT = new RegExp(`^${ANY_DAY}T${TIME}(?:\\.[0-9]+)?Z$`);

/** `2026-11-22T18:59:00.004Z` */
export const INSTANT_MS = new RegExp(`^${ANY_DAY}T${TIME}\\.[0-9]{3}Z$`);

/** `2026-11-22T18:59:00.000Z` */
export const WHOLE_SECOND = new RegExp(`^${ANY_DAY}T${TIME}\\.000Z$`);

/** `2026-11-22T19:59:00+01:00` */
export const ZONED_INSTANT = new RegExp(`^${DAY_WITHIN}T${TIME}(?:\\.[0-9]+)?${OFFSET}$`);
