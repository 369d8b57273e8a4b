import { daysBetween } from '@quote-elt/shared';
import type { LedgerRecordError } from '@quote-elt/transform';
import { BackfillError } from '../errors/failed-again-errors.ts';
import { UsageError } from '../errors/usage-error.ts';
import { firstDayIn } from '../gaps/known-days.ts';
import { transformWithProgress } from '../handlers/transform-with-progress.ts';
import { DAY_FORMS, dayRange } from '../options/day-options.ts';
import { type StoreOptions, withStoreOptions } from '../options/store-options.ts';
import { keptSettings } from '../store/kept-settings.ts';
import { unreadableNotice } from '../store/read-records.ts';
import { withExistingStore } from '../store/with-store.ts';
import { countOf } from '../terminal/format.ts';
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
      let leftAlone = 0;
      const { days, outcome } = await withExistingStore(options, async (store) => {
        const kept = await keptSettings(store, options, terminal.err);
        const first = await firstDayIn(store, from, to);
        if (first > from) terminal.err(`nothing is known of the days before ${first}: they are left out`);
        const event = { from: first, to, force: options.force ?? false };
        const onUnreadable = (error: LedgerRecordError) => {
          leftAlone++;
          unreadableNotice(terminal.err)(error);
        };
        const sight = { terminal, now, signal, label: 'transforming', onUnreadable };
        return {
          days: daysBetween(first, to).length,
          outcome: await transformWithProgress(store, kept, event, sight),
        };
      });
      const { done, failures } = outcome;
      const others = days - done.length - failures.length - leftAlone;
      if (options.json) terminal.out(JSON.stringify(done.map(({ record }) => record)));
      else
        terminal.out(
          `${countOf(done.length, 'day')} transformed, ${others} were done already, ${failures.length} failed${leftAlone > 0 ? `, ${leftAlone} left alone` : ''}`,
        );
      if (failures.length > 0) throw new BackfillError(failures);
    });
};
