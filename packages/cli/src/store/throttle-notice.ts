import type { ReadPace } from '@quote-elt/transform';
import { countOf } from '../terminal/format.ts';
import type { Warn } from './read-records.ts';

/** A notice is shown again after so many milliseconds, since the pace may have changed. */
const EVERY_MS = 30_000;

/**
 * Tells that a table is throttled, and how long the reading will take: of the day that is read and, where `daysLeft` says
 * that there are more, of all of them. It does so at most twice a minute by the clock `nowMs`, in milliseconds.
 */
export function throttleNotice(
  warn: Warn,
  daysLeft: () => number = () => 1,
  nowMs: () => number = () => performance.now(),
): (pace: ReadPace) => void {
  let told: { readonly atMs: number; readonly estimated: boolean } | undefined;
  return (pace) => {
    const estimated = pace.secondsOfDay !== undefined;
    const news = told === undefined || (estimated && !told.estimated) || nowMs() - told.atMs >= EVERY_MS;
    if (!news) return;
    told = { atMs: nowMs(), estimated };
    warn(`warning[stack.throttled]: ${textOf(pace, daysLeft())}`);
  };
}

function textOf({ date, unitsPerSecond, secondsOfDay, secondsADay }: ReadPace, days: number): string {
  if (unitsPerSecond === undefined || secondsOfDay === undefined || secondsADay === undefined)
    return `the table has no capacity left for ${date}; waiting for it`;
  const rest = `${date} is read at ${unitsPerSecond.toFixed(1)} units a second: ${span(secondsOfDay)} for the rest of it`;
  return days <= 1 ? rest : `${rest}, ${span(secondsOfDay + (days - 1) * secondsADay)} for all ${days} days`;
}

/** A length of time in the unit that suits it. */
function span(seconds: number): string {
  if (seconds < 90) return `about ${countOf(Math.ceil(seconds), 'second')}`;
  if (seconds < 90 * 60) return `about ${Math.round(seconds / 60)} minutes`;
  return `about ${(seconds / 3600).toFixed(1)} hours`;
}
