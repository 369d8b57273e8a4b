import { LOOK_BACK_DAYS } from '@quote-elt/transform/config';
import type { GivenConfig } from './config-shape.ts';
import { type Pace, paceOf } from './pace.ts';

/** What a stack is told. */
export interface StackConfig extends GivenConfig {
  /** How the transform's schedule runs. */
  readonly transformPace: Pace;
}

const DAY_SECONDS = 86_400;

/** Days that a catch-up must look back, so that every day is seen by two runs: once closed, and once with its late ticks. */
export function neededLookBack({ longestGapSeconds }: Pace): number {
  return Math.ceil(longestGapSeconds / DAY_SECONDS) + 1;
}

/** The configuration with what follows from it: a look-back of 0 days becomes a week, or enough for one run that stayed away. */
export function withDerived(given: GivenConfig, now: Date): StackConfig {
  const transformPace = paceOf(given.transformSchedule, given.transformTimezone, now);
  const enough = Math.max(LOOK_BACK_DAYS, 2 * neededLookBack(transformPace) - 1);
  return { ...given, lookBackDays: given.lookBackDays || enough, transformPace };
}
