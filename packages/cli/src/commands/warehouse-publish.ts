import type { CalendarDate, KeptSettings } from '@quote-elt/shared';
import { MARTS } from '@quote-elt/transform';
import { BackfillError } from '../errors/failed-again-errors.ts';
import { firstOf } from '../errors/first-of.ts';
import { transformWithProgress } from '../handlers/transform-with-progress.ts';
import { type Store, storePorts } from '../store/store.ts';
import { withExistingStore } from '../store/with-store.ts';
import { countOf } from '../terminal/format.ts';
import { type JudgedDays, judgedDays, type RangeOptions } from '../warehouse/judged-days.ts';
import type { CommandContext } from './context.ts';

interface PublishOptions extends RangeOptions {
  readonly json?: boolean;
}

/** `elt warehouse publish`: transforms again the days of which the warehouse lacks something; what is done stays done when it is stopped. */
export async function publish(options: PublishOptions, { terminal, now, signal }: CommandContext): Promise<void> {
  const { done, failures, rowless } = await withExistingStore(options, async (store) => {
    const judged = await judgedDays(store, options, now(), terminal.err);
    const { dates, rowless } = await withRows(store, lacking(judged));
    const sight = { terminal, now, signal, label: 'publishing' };
    return { ...(await published(store, judged.kept, dates, sight)), rowless };
  });
  if (rowless.length > 0)
    terminal.err(
      `nothing can be built again of ${countOf(rowless.length, 'day')} without raw rows: ${firstOf(rowless)}`,
    );
  if (options.json) terminal.out(JSON.stringify(done.map(({ record }) => record)));
  else if (done.length + failures.length + rowless.length === 0)
    terminal.out('nothing to do: every day is published as the ledger says');
  else terminal.out(`${countOf(done.length, 'day')} published, ${failures.length} failed`);
  if (failures.length > 0) throw new BackfillError(failures);
}

/** The recorded days with facts of which an object is missing or not as the ledger says, oldest first. */
function lacking({ days, records }: JudgedDays): CalendarDate[] {
  const whole = days.filter(
    ({ objects, problems }) => objects === MARTS.length && problems.every(({ problem }) => problem === 'foreign'),
  );
  const done = new Set(whole.map(({ date }) => date));
  return records
    .filter(({ accepted, run_date }) => accepted > 0 && !done.has(run_date))
    .map(({ run_date }) => run_date);
}

/** Parts days by whether raw rows are there: a run that finds none would record a good day as failed. */
async function withRows(store: Store, days: readonly CalendarDate[]) {
  const { reader } = storePorts(store);
  const [dates, rowless]: [CalendarDate[], CalendarDate[]] = [[], []];
  for (const date of days) ((await reader.hasRows(date)) ? dates : rowless).push(date);
  return { dates, rowless };
}

async function published(
  store: Store,
  kept: KeptSettings,
  dates: readonly CalendarDate[],
  sight: Parameters<typeof transformWithProgress>[3],
) {
  if (dates.length === 0) return { done: [], failures: [] };
  return transformWithProgress(store, kept, { dates, force: true }, sight);
}
