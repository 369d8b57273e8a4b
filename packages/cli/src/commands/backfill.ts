import { type CalendarDate, daysBetween } from '@quote-elt/shared';
import { createHandler, type DayResult, DaysFailedError } from '@quote-elt/transform';
import { BackfillError, InterruptedError, UsageError } from '../errors.ts';
import { firstDayToTransform } from '../gaps/known-days.ts';
import { dayRange } from '../options.ts';
import { transformEnv } from '../store/handler-env.ts';
import { StackError } from '../store/stack-error.ts';
import { storePublisher } from '../store/store.ts';
import { type StoreOptions, withStoreOptions } from '../store/store-options.ts';
import { withExistingStore } from '../store/with-store.ts';
import { type Progress, startProgress } from '../terminal/progress.ts';
import { type AddCommand, examples } from './context.ts';

interface BackfillOptions extends StoreOptions {
  readonly from?: string;
  readonly to?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** `elt backfill`: transforms a range of days, oldest first; what is done stays done when it is stopped and run again. */
export const addBackfill: AddCommand = (program, { terminal, now, signal, env }) => {
  withStoreOptions(program.command('backfill'))
    .description('transform a range of days, oldest first; days that are done are left alone')
    .option('--from <day>', 'first UTC day')
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
      const done: DayResult[] = [];
      const failed: string[] = [];
      let days: readonly CalendarDate[] = [];
      let progress: Progress | undefined;
      await withExistingStore(options, async (store) => {
        const first = await firstDayToTransform(store, from, to);
        if (first > from) terminal.err(`nothing is known of the days before ${first}: they are left out`);
        days = daysBetween(first, to);
        progress = startProgress(terminal, 'transforming', days.length);
        const transform = createHandler(transformEnv(store, env), {
          dynamodb: store.client,
          now,
          write: () => undefined,
          publisher: storePublisher(store),
        });
        for (const date of days) {
          if (signal.aborted) throw new InterruptedError(signal);
          try {
            done.push(...(await transform({ dates: [date], force: options.force ?? false })).days);
          } catch (error) {
            if (!(error instanceof DaysFailedError) || StackError.from(error, '') !== undefined) throw error;
            failed.push(error instanceof Error ? error.message : String(error));
          }
          progress.step();
        }
      }).finally(() => progress?.stop());
      if (options.json) terminal.out(JSON.stringify(done.map(({ record }) => record)));
      else
        terminal.out(
          `${done.length} days transformed, ${days.length - done.length - failed.length} were done already, ${failed.length} failed`,
        );
      if (failed.length > 0) throw new BackfillError(failed);
    });
};
