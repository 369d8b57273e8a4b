import type { CalendarDate, KeptSettings, RunRecord, Tick } from '@quote-elt/shared';
import { UsageError } from '../errors/usage-error.ts';
import { firstDayIn } from '../gaps/known-days.ts';
import type { DaySettings } from '../handlers/handler-env.ts';
import { transformOn } from '../handlers/store-handlers.ts';
import { DAY_FORMS, dayOrLast, LAST, pastTick } from '../options/day-options.ts';
import { type StoreOptions, withStoreOptions } from '../options/store-options.ts';
import { keptSettings } from '../store/kept-settings.ts';
import { namedDay, unreadableNotice } from '../store/read-records.ts';
import { storePorts, storeWarehouse } from '../store/store.ts';
import { throttleNotice } from '../store/throttle-notice.ts';
import { withExistingStore } from '../store/with-store.ts';
import { countOf, formatShare } from '../terminal/format.ts';
import { type AddCommand, examples } from './context.ts';

interface TransformOptions extends StoreOptions {
  readonly date?: string;
  readonly tick?: string;
  readonly force?: boolean;
  readonly acceptDrift?: boolean;
  readonly acceptRejected?: boolean;
  readonly json?: boolean;
}

/** `elt transform`: a day, or every closed day that lacks a good record, from the table to Parquet. */
export const addTransform: AddCommand = (program, { terminal, now }) => {
  withStoreOptions(program.command('transform'))
    .description('transform a day, or catch up with every closed day that is missing, failed or was changed by hand')
    .option('--date <day>', `just this closed UTC day, ${DAY_FORMS}, or ${LAST} for the newest recorded one`)
    .option('--tick <instant>', 'catch up as of this scheduled time (default: now)')
    .option('--force', 'transform the day of --date even if it is done')
    .option('--accept-drift', 'no figure that is far from those of the days before fails a day')
    .option('--accept-rejected', 'no number of unusable rows fails a day')
    .option('--json', 'print the run records as JSON')
    .addHelpText(
      'after',
      examples(
        'elt transform',
        'elt transform --date 2026-11-22 --force',
        'elt transform --date 2026-11-22 --accept-rejected',
      ),
    )
    .action(async (options: TransformOptions) => {
      if (options.date !== undefined && options.tick !== undefined) {
        throw new UsageError('--date and --tick exclude each other', 'give --date for one day, or --tick to catch up');
      }
      if (options.force && options.date === undefined)
        throw new UsageError('--force needs --date', 'name the day to transform again, such as --date yesterday');
      const asked = askedOf(options, now());
      const { days } = await withExistingStore(options, async (store) => {
        const kept = await keptSettings(store, options, terminal.err);
        const date = asked.day && (await namedDay(asked.day, storePorts(store).ledger, options, terminal.err));
        if (date !== undefined) await firstDayIn(store, date, date);
        const event = date === undefined ? asked.event : { dates: [date], force: options.force ?? false };
        return transformOn(store, judgedBy(kept, options), {
          now,
          warehouse: await storeWarehouse(store, kept),
          onThrottled: throttleNotice(terminal.err),
          onUnreadable: unreadableNotice(terminal.err),
        })(event);
      });
      if (options.json) terminal.out(JSON.stringify(days.map(({ record }) => record)));
      else if (days.length === 0)
        terminal.out(
          'nothing to do: every closed day of the last week is recorded (--date and --force run one again, backfill older ones)',
        );
      else for (const { record } of days) terminal.out(summary(record));
    });
};

/** How days are judged this once: as is kept, but for what is accepted. */
function judgedBy(kept: KeptSettings, { acceptDrift, acceptRejected }: TransformOptions): DaySettings {
  return {
    ...kept,
    ...(acceptDrift ? { fail_on_drift: false } : {}),
    ...(acceptRejected ? { max_rejected_share: 1 } : {}),
  };
}

/** The day that is asked for, or else the event of a catch-up. */
interface Asked {
  readonly day?: CalendarDate | typeof LAST;
  readonly event: { readonly scheduled_time?: Tick };
}

function askedOf({ date, tick }: TransformOptions, now: Date): Asked {
  if (date !== undefined) return { day: dayOrLast('--date', date, now), event: {} };
  return { event: tick === undefined ? {} : { scheduled_time: pastTick('--tick', tick, now) } };
}

function summary(day: RunRecord): string {
  return `${day.run_date}  ${day.status}, ${countOf(day.rows, 'row')}, ${day.rejected} rejected, complete to ${formatShare(day.completeness)}`;
}
