import { type CalendarDate, type MissingTicks, type Tick, ticksOfDay } from '@quote-elt/shared';

/** More runs of missing ticks than this say no more about a day, but would fill its record. */
const MAX_RUNS = 100;

/** How much of a day's schedule left a row. */
export interface Completeness {
  /** Part of the ticks that are there, 0 to 1. */
  readonly completeness: number;
  /** How many ticks are missing. */
  readonly missing_count: number;
  /** The longest runs of missing ticks, in order of time; of runs of one length the earlier ones. */
  readonly missing_ticks: MissingTicks[];
  /** How many missing ticks begin in each of the day's 24 hours; left out where `missing_ticks` has all runs. */
  readonly missing_by_hour?: number[];
}

/**
 * The completeness of a day of which the schedule's places `slots` (0 begins at midnight) are covered, with at most
 * `maxRuns` runs of missing ticks.
 */
export function completenessOf(
  date: CalendarDate,
  tickSeconds: number,
  slots: ReadonlySet<number>,
  maxRuns = MAX_RUNS,
): Completeness {
  const ticks = ticksOfDay(date, tickSeconds);
  const runs: MissingTicks[] = [];
  let before = -2;
  for (const [slot, tick] of ticks.entries()) {
    if (slots.has(slot)) continue;
    const last = runs.at(-1);
    if (last !== undefined && before === slot - 1) {
      runs[runs.length - 1] = { from: last.from, to: tick, count: last.count + 1 };
    } else {
      runs.push({ from: tick, to: tick, count: 1 });
    }
    before = slot;
  }
  const missing_count = runs.reduce((sum, { count }) => sum + count, 0);
  return {
    completeness: (ticks.length - missing_count) / ticks.length,
    missing_count,
    missing_ticks: longest(runs, maxRuns),
    ...(runs.length > maxRuns ? { missing_by_hour: byHour(ticks.filter((_, slot) => !slots.has(slot))) } : {}),
  };
}

function byHour(missing: readonly Tick[]): number[] {
  const hours = missing.map((tick) => new Date(tick).getUTCHours());
  return Array.from({ length: 24 }, (_, hour) => hours.filter((each) => each === hour).length);
}

function longest(runs: readonly MissingTicks[], max: number): MissingTicks[] {
  const byLength = [...runs].sort((a, b) => b.count - a.count || (a.from < b.from ? -1 : 1));
  return byLength.slice(0, max).sort((a, b) => (a.from < b.from ? -1 : 1));
}
