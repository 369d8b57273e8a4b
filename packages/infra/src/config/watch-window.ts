import { HEARTBEAT_AHEAD_MS } from '@quote-elt/runtime';

const HOUR = 3600;

/** An alarm whose period is an hour can look back seven days (CloudWatch, PutMetricAlarm). */
const LONGEST_WINDOW_HOURS = 7 * 24;

/** Three tries of fifteen minutes with Lambda's waits of one and two minutes between them, and the way of the metrics, in seconds. */
const LATENESS_SECONDS = 50 * 60;

/** Hours beyond the necessary that a window gets where there is room. */
const SPARE_HOURS = 3;

/** Hours that an alarm must look back so that it always sees a run whose schedule pauses at most `gapSeconds`; more than a week where it cannot. */
function necessaryHours(gapSeconds: number): number {
  return Math.ceil((gapSeconds + LATENESS_SECONDS - HEARTBEAT_AHEAD_MS / 1000) / HOUR);
}

/** The longest pause of a schedule that an alarm can tell from its end, in seconds. */
export const LONGEST_GAP_SECONDS = LONGEST_WINDOW_HOURS * HOUR - LATENESS_SECONDS + HEARTBEAT_AHEAD_MS / 1000;

/** Hours that the alarm on runs that stay away looks back: long enough for the longest pause, and at most a week. */
export function watchedHours(gapSeconds: number): number {
  return Math.min(Math.max(necessaryHours(gapSeconds), 1) + SPARE_HOURS, LONGEST_WINDOW_HOURS);
}
