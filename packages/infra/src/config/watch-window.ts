import { HEARTBEAT_AHEAD_MS, LAMBDA_RETRIES, LAMBDA_RETRY_WAITS_SECONDS } from '@quote-elt/runtime';
import { LAMBDA_SECONDS } from './lambda.ts';

const HOUR = 3600;

/** An alarm whose period is an hour can look back seven days (CloudWatch, PutMetricAlarm). */
const LONGEST_WINDOW_HOURS = 7 * 24;

/** Seconds until CloudWatch shows a metric that was written. */
const METRIC_DELAY_SECONDS = 120;

/** Seconds until a run is seen that succeeds in its last try only. */
const LATENESS_SECONDS = (1 + LAMBDA_RETRIES) * LAMBDA_SECONDS + LAMBDA_RETRY_WAITS_SECONDS + METRIC_DELAY_SECONDS;

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
