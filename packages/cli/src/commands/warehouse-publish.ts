import type { CalendarDate } from '@quote-elt/shared';
import { MARTS } from '@quote-elt/transform';
import { BackfillError } from '../errors/failed-again-errors.ts';
import { outcomeOf, progressOf } from '../handlers/days-outcome.ts';
import { transformOn } from '../handlers/store-handlers.ts';
import { keptSettings } from '../store/kept-settings.ts';
import type { Warn } from '../store/read-records.ts';
import { type Store, storeWarehouse } from '../store/store.ts';
import { throttleNotice } from '../store/throttle-notice.ts';
import { withExistingStore } from '../store/with-store.ts';
import { countOf } from '../terminal/format.ts';
import { judgedDays, type RangeOptions } from '../warehouse/judged-days.ts';
import type { CommandContext } from './context.ts';

interface PublishOptions extends RangeOptions {
  readonly json?: boolean;
}

/** `elt warehouse publish`: transforms again the days of which the warehouse lacks something; what is done stays done when it is stopped. */
export async function publish(options: PublishOptions, context: CommandContext): Promise<void> {
  const { terminal, now, signal } = context;
  const progress = progressOf(terminal, 'publishing');
  const outcome = await withExistingStore(options, async (store) => {
    const dates = await toPublish(store, options, now(), terminal.err);
    if (dates.length === 0) return { done: [], failures: [] };
    const kept = await keptSettings(store, options, terminal.err);
    const transform = transformOn(store, kept, {
      now,
      warehouse: await storeWarehouse(store, kept),
      patience: { ...store.patience, signal },
      onPlan: progress.plan,
      onDay: progress.step,
      onThrottled: throttleNotice(terminal.err, progress.left),
    });
    return outcomeOf(transform({ dates, force: true }), signal);
  }).finally(progress.stop);
  const { done, failures } = outcome;
  if (options.json) terminal.out(JSON.stringify(done.map(({ record }) => record)));
  else if (done.length + failures.length === 0)
    terminal.out('nothing to do: every day is published as the ledger says');
  else terminal.out(`${countOf(done.length, 'day')} published, ${failures.length} failed`);
  if (failures.length > 0)
    throw new BackfillError(failures.map(({ date, code, message }) => `${date}: ${code}: ${message}`));
}

/** The recorded days with facts of which an object is missing or not as the ledger says, oldest first. */
async function toPublish(store: Store, options: PublishOptions, now: Date, warn: Warn): Promise<CalendarDate[]> {
  const { days, records } = await judgedDays(store, options, now, warn);
  const whole = days.filter(
    ({ objects, problems }) => objects === MARTS.length && problems.every(({ problem }) => problem === 'foreign'),
  );
  const done = new Set(whole.map(({ date }) => date));
  return records
    .filter(({ accepted, run_date }) => accepted > 0 && !done.has(run_date))
    .map(({ run_date }) => run_date);
}
