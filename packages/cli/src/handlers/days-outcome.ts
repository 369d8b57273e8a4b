import type { CalendarDate } from '@quote-elt/shared';
import { type DayFailure, type DayResult, DaysFailedError, type TransformResult } from '@quote-elt/transform';
import { InterruptedError } from '../errors/interrupted-error.ts';
import { StackError } from '../store/stack-error.ts';
import { type Progress, startProgress } from '../terminal/progress.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** Gives what became of the days; those that failed do not hide those that are done. */
export async function outcomeOf(
  transforming: Promise<TransformResult>,
  signal: AbortSignal,
): Promise<{ done: readonly DayResult[]; failures: readonly DayFailure[] }> {
  try {
    return { done: (await transforming).days, failures: [] };
  } catch (error) {
    if (signal.aborted) throw new InterruptedError(signal);
    // A refusal of AWS is shown as such.
    if (!(error instanceof DaysFailedError) || StackError.from(error, '') !== undefined) throw error;
    return { done: error.done, failures: error.failures };
  }
}

/** Progress over the days that turn out to be left to do. */
export function progressOf(terminal: Terminal, label: string) {
  let progress: Progress | undefined;
  let left = 0;
  return {
    plan(days: readonly CalendarDate[]) {
      left = days.length;
      if (left > 0) progress = startProgress(terminal, label, left);
    },
    step() {
      left--;
      progress?.step();
    },
    left: () => left,
    stop: () => progress?.stop(),
  };
}
