import { type CalendarDate, daysBetween } from '@quote-elt/shared';
import { InterruptedError } from '../errors/interrupted-error.ts';
import { VerifyDaysError } from '../errors/verify-errors.ts';
import { firstDayIn } from '../gaps/known-days.ts';
import { dayRange } from '../options/day-options.ts';
import type { StoreOptions } from '../options/store-options.ts';
import { eltCommand } from '../store/elt-command.ts';
import { withExistingStore } from '../store/with-store.ts';
import { startProgress } from '../terminal/progress.ts';
import { type DayVerdict, dayVerdict, hasForeign } from '../verify/day-verdict.ts';
import { dayVerifier } from '../verify/day-verifier.ts';
import { foundLines, verifiedSummary } from '../verify/verified-days.ts';
import type { CommandContext } from './context.ts';

/** Which days are meant, and how verdicts are printed. */
export interface VerifyRangeOptions extends StoreOptions {
  readonly from?: string;
  readonly to?: string;
  readonly json?: boolean;
}

/** `elt verify --from --to`: verifies the days of a range, oldest first; what was found is printed also when it is stopped. */
export async function verifyRange(options: VerifyRangeOptions, context: CommandContext): Promise<void> {
  const { terminal } = context;
  const days: DayVerdict[] = [];
  try {
    await eachVerdict(options, context, (day) => {
      days.push(day);
      if (options.json) terminal.out(JSON.stringify(day));
    });
  } finally {
    if (!options.json) foundLines(days, terminal.width).forEach(terminal.out);
    // Lines of JSON are days alone.
    if (days.length > 0) (options.json ? terminal.err : terminal.out)(verifiedSummary(days));
  }
  const datesOf = (verdict: DayVerdict['verdict']) =>
    days.filter((day) => day.verdict === verdict).map(({ date }) => date);
  const found = {
    different: datesOf('different'),
    not_recorded: datesOf('not_recorded'),
    unreadable: datesOf('unreadable'),
    hasForeign: days.some((day) => day.verdict === 'different' && hasForeign(day.marts)),
  };
  if (found.different.length + found.not_recorded.length + found.unreadable.length === 0) return;
  throw new VerifyDaysError(days.length, found, ([from = '', ...others], ...more) =>
    eltCommand(options, 'backfill', '--from', from, '--to', others.at(-1) ?? from, ...more),
  );
}

async function eachVerdict(
  options: VerifyRangeOptions,
  { terminal, now, signal }: CommandContext,
  onDay: (day: DayVerdict) => void,
): Promise<void> {
  const { from, to } = dayRange(options, now());
  await withExistingStore(options, async (store) => {
    const first = await firstDayIn(store, from, to);
    if (first > from) terminal.err(`nothing is known of the days before ${first}: they are left out`);
    const dates: readonly CalendarDate[] = daysBetween(first, to);
    let left = dates.length;
    const verify = await dayVerifier(store, options, { warn: terminal.err, signal, daysLeft: () => left });
    // On a terminal a bar would be torn by the lines, which say as much.
    const progress =
      options.json && terminal.interactive ? undefined : startProgress(terminal, 'verifying', dates.length);
    try {
      for (const date of dates) {
        if (signal.aborted) throw new InterruptedError(signal);
        onDay(await dayVerdict(date, verify));
        left--;
        progress?.step();
      }
    } finally {
      progress?.stop();
    }
  });
}
