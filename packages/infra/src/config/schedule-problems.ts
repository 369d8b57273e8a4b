import { parseCron } from './cron.ts';
import { hasTimeToCome } from './pace.ts';
import type { ConfigProblem } from './problem.ts';
import { setCommand } from './remedy.ts';
import { neededLookBack, type StackConfig } from './stack-config.ts';
import { LONGEST_GAP_SECONDS } from './watch-window.ts';

const DAY_SECONDS = 86_400;
const DAILY = 'cron(0 12 * * ? *)';

/** What is wrong with the schedule of transform, or with what depends on it. */
export function scheduleProblems(stack: string, config: StackConfig, now: Date): ConfigProblem[] {
  const { transformSchedule, transformPace, lookBackDays } = config;
  const cron = parseCron(transformSchedule);
  if (cron !== undefined && !hasTimeToCome(cron, now)) {
    const message = `transformSchedule: ${transformSchedule} has no time to come`;
    return [{ message, remedy: setCommand(stack, 'transformSchedule', DAILY) }];
  }
  const gap = transformPace.longestGapSeconds;
  if (gap > LONGEST_GAP_SECONDS) {
    const message = `transformSchedule: ${transformSchedule} leaves up to ${days(gap)} without a run, and an alarm can watch no more than a week`;
    return [{ message, remedy: setCommand(stack, 'transformSchedule', DAILY) }];
  }
  const needed = neededLookBack(transformPace);
  if (lookBackDays >= needed) return [];
  const message = `lookBackDays: ${transformSchedule} leaves up to ${days(gap)} without a run, so a run must look back at least ${needed} days, not ${lookBackDays}`;
  return [{ message, remedy: setCommand(stack, 'lookBackDays', needed) }];
}

function days(seconds: number): string {
  const value = Math.round((seconds / DAY_SECONDS) * 10) / 10;
  return value === 1 ? 'a day' : `${value} days`;
}
