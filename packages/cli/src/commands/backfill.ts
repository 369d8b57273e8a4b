import { daysBetween } from '@quote-elt/shared';
import { BackfillError } from '../errors/failed-again-errors.ts';
import { UsageError } from '../errors/usage-error.ts';
import { firstDayToTransform } from '../gaps/known-days.ts';
import { outcomeOf, progressOf } from '../handlers/days-outcome.ts';
import { transformOn } from '../handlers/store-handlers.ts';
import { DAY_FORMS, dayRange } from '../options/day-options.ts';
import { type StoreOptions, withStoreOptions } from '../options/store-options.ts';
import { keptSettings } from '../store/kept-settings.ts';
import { unreadableNotice } from '../store/read-records.ts';
import { storeWarehouse } from '../store/store.ts';
import { throttleNotice } from '../store/throttle-notice.ts';
import { withExistingStore } from '../store/with-store.ts';
import { type AddCommand, examples } from './context.ts';

interface BackfillOptions extends StoreOptions {
  readonly from?: string;
  readonly to?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** `elt backfill`: transforms a range of days, oldest first; what is done stays done when it is stopped and run again. */
export const addBackfill: AddCommand = (program, { terminal, now, signal }) => {
  withStoreOptions(program.command('backfill'))
    .description('transform a range of days, oldest first; days that are done are left alone')
    .option('--from <day>', `first UTC day, ${DAY_FORMS}`)
    .option('--to <day>', 'last UTC day (default: yesterday)')
    .option('--force', 'transform days again even if they are done')
    .option('--json', 'print the run records as JSON')
    .addHelpText(
      'after',
      examples('elt backfill --from 2026-11-01', 'elt backfill --from 2026-11-01 --to 2026-11-07 --force'),
    )
    .action(async (options: BackfillOptions) => {
      if (options.from === undefined)
        throw new UsageError('no --from given', 'give the first day, such as --from 2026-11-01');
      const { from, to } = dayRange(options, now(), (last) => last);
      const progress = progressOf(terminal, 'transforming');
      let leftAlone = 0;
      const { days, outcome } = await withExistingStore(options, async (store) => {
        const kept = await keptSettings(store, options, terminal.err);
        const first = await firstDayToTransform(store, from, to);
        if (first > from) terminal.err(`nothing is known of the days before ${first}: they are left out`);
        const transform = transformOn(store, kept, {
          now,
          warehouse: await storeWarehouse(store, kept),
          patience: { ...store.patience, signal },
          onPlan: progress.plan,
          onDay: progress.step,
          onThrottled: throttleNotice(terminal.err, progress.left),
          onUnreadable(error) {
            leftAlone++;
            unreadableNotice(terminal.err)(error);
          },
        });
        const event = { from: first, to, force: options.force ?? false };
        return { days: daysBetween(first, to).length, outcome: await outcomeOf(transform(event), signal) };
      }).finally(progress.stop);
      const { done, failures } = outcome;
      const others = days - done.length - failures.length - leftAlone;
      if (options.json) terminal.out(JSON.stringify(done.map(({ record }) => record)));
      else
        terminal.out(
          `${done.length} days transformed, ${others} were done already, ${failures.length} failed${leftAlone > 0 ? `, ${leftAlone} left alone` : ''}`,
        );
      if (failures.length > 0)
        throw new BackfillError(failures.map(({ date, code, message }) => `${date}: ${code}: ${message}`));
    });
};
