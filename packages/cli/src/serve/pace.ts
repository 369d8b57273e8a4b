import { UsageError } from '../errors/usage-error.ts';

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
const DAY_SECONDS = 86_400;

/** How fast a served pipeline lives. */
export interface Pace {
  /** Real time between two ticks, in milliseconds. */
  readonly everyMs: number;
  /** Period of the schedule in the pipeline's own time, in seconds. */
  readonly tickSeconds: number;
  /** How many times faster than the real clock the pipeline's clock runs. */
  readonly speed: number;
}

/** The pace of a tick each `every` in days of `dayLength`, as options give them; throws UsageError unless ticks divide the day. */
export function paceOf(every: string, dayLength: string): Pace {
  const everyMs = duration('--every', every);
  const dayMs = duration('--day-length', dayLength);
  const ticks = dayMs / everyMs;
  if (!Number.isInteger(ticks) || DAY_SECONDS % ticks !== 0) {
    throw new UsageError(
      `a day of ${dayLength} with a tick each ${every} has ${Math.round(ticks * 100) / 100} ticks, which do not divide it into whole seconds`,
      'give for example --every 1s --day-length 60s',
    );
  }
  return { everyMs, tickSeconds: DAY_SECONDS / ticks, speed: speedOf(dayLength) };
}

/** The pace in days of `dayLength` for data that is kept with a tick each `tickSeconds` of its calendar; throws UsageError. */
export function paceAsKept(tickSeconds: number, dayLength: string): Pace {
  const dayMs = duration('--day-length', dayLength);
  const everyMs = (tickSeconds * dayMs) / DAY_SECONDS;
  if (DAY_SECONDS % tickSeconds !== 0)
    throw new UsageError(
      `the data is kept with a tick each ${tickSeconds} seconds, which do not divide a day`,
      'change it with pnpm elt settings --tick-seconds, for example to 3600, or take another folder with --data',
    );
  if (everyMs < MIN_MS)
    throw new UsageError(
      `--day-length ${dayLength} is too short for the ${DAY_SECONDS / tickSeconds} ticks of a day that the data is kept with`,
      'give for example --day-length 1h',
    );
  return { everyMs, tickSeconds, speed: speedOf(dayLength) };
}

/** How many times faster a calendar runs whose days last `dayLength`; throws UsageError. */
export function speedOf(dayLength: string): number {
  return (DAY_SECONDS * 1000) / duration('--day-length', dayLength);
}

/** The shortest time between two ticks, in milliseconds. */
const MIN_MS = 10;

/** A length of time such as `500ms`, `1s`, `5m` or `24h`, in milliseconds; throws UsageError. */
function duration(option: string, given: string): number {
  const [, number, unit = ''] = /^(\d{1,7})(ms|s|m|h)$/.exec(given) ?? [];
  const ms = Number(number) * (UNITS[unit] ?? Number.NaN);
  if (ms >= MIN_MS && ms <= DAY_SECONDS * 1000) return ms;
  throw new UsageError(`${option} ${given} is no length of time up to a day`, `give for example ${option} 60s`);
}
