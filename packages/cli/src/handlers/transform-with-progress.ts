import type { CalendarDate, KeptSettings } from '@quote-elt/shared';
import {
  type DayFailure,
  type DayResult,
  DaysFailedError,
  type HandlerOptions,
  type TransformResult,
} from '@quote-elt/transform';
import { InterruptedError } from '../errors/interrupted-error.ts';
import { StackError } from '../store/stack-error.ts';
import { type Store, storeWarehouse } from '../store/store.ts';
import { throttleNotice } from '../store/throttle-notice.ts';
import { type Progress, startProgress } from '../terminal/progress.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { transformOn } from './store-handlers.ts';

/** What became of days; those that failed do not hide those that are done. */
export interface DaysOutcome {
  readonly done: readonly DayResult[];
  readonly failures: readonly DayFailure[];
}

/** How days are transformed in the sight of a person. */
export interface Sight extends Pick<HandlerOptions, 'onUnreadable'> {
  readonly terminal: Terminal;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  /** What stands beside the progress. */
  readonly label: string;
}

/** Transforms the days of an event on a store and publishes them, with progress; what is done stays done when it is stopped. Throws InterruptedError. */
export async function transformWithProgress(
  store: Store,
  kept: KeptSettings,
  event: object,
  { terminal, now, signal, label, ...notices }: Sight,
): Promise<DaysOutcome> {
  const progress = progressOf(terminal, label);
  const patience = { ...store.patience, signal };
  const transform = transformOn(store, kept, {
    ...notices,
    now,
    warehouse: await storeWarehouse({ ...store, patience }, kept),
    patience,
    onPlan: progress.plan,
    onDay: progress.step,
    onThrottled: throttleNotice(terminal.err, progress.left),
  });
  return outcomeOf(transform(event), signal).finally(progress.stop);
}

async function outcomeOf(transforming: Promise<TransformResult>, signal: AbortSignal): Promise<DaysOutcome> {
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
function progressOf(terminal: Terminal, label: string) {
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
