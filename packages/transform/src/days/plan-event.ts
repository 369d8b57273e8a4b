import { type CalendarDate, daysBetween, minuteTick, type Tick, type TransformEvent } from '@quote-elt/shared';
import { LedgerRecordError } from '../errors/errors.ts';
import type { LedgerDays } from '../ports/ports.ts';
import { catchUpWindow, needsTransform, planCatchUp } from './plan-catch-up.ts';
import type { TransformPorts } from './transform-day.ts';

/** What a plan depends on. */
export interface PlanSettings {
  /** How many closed days a catch-up looks back. */
  readonly lookBackDays: number;
  /** How long after the end of a day its rows may still come by themselves, in seconds. */
  readonly lateSeconds: number;
}

type PlanPorts = Pick<TransformPorts, 'ledger' | 'reader' | 'now' | 'log' | 'onUnreadable'>;

/** The days that an event asks for and that are not done, oldest first. No raw row is counted: the ledger knows what is done. */
export async function planEvent(
  event: TransformEvent,
  settings: PlanSettings,
  ports: PlanPorts,
): Promise<CalendarDate[]> {
  if ('dates' in event) return namedDays([...new Set(event.dates)].sort(), event.force, settings, ports);
  if ('from' in event) return rangeOfDays(event, settings, ports);
  return catchUp(event.scheduled_time ?? minuteTick(ports.now()), settings, ports);
}

/** Days that are named one by one: one whose record cannot be read is kept, so that its transform says so. */
async function namedDays(
  days: readonly CalendarDate[],
  force: boolean,
  { lateSeconds }: PlanSettings,
  { ledger, now }: PlanPorts,
): Promise<CalendarDate[]> {
  if (force) return [...days];
  const kept: CalendarDate[] = [];
  for (const date of days) {
    try {
      if (needsTransform(await ledger.get(date), now(), lateSeconds)) kept.push(date);
    } catch (error) {
      if (!(error instanceof LedgerRecordError)) throw error;
      kept.push(date);
    }
  }
  return kept;
}

async function rangeOfDays(
  { from, to, force }: { readonly from: CalendarDate; readonly to: CalendarDate; readonly force: boolean },
  { lateSeconds }: PlanSettings,
  ports: PlanPorts,
): Promise<CalendarDate[]> {
  const { ledger, now } = ports;
  const known = await ledger.list(from, to);
  const unreadable = leftAlone(known, ports);
  const byDate = new Map<string, (typeof known.records)[number]>(known.records.map((each) => [each.run_date, each]));
  return daysBetween(from, to).filter(
    (date) => !unreadable.has(date) && (force || needsTransform(byDate.get(date), now(), lateSeconds)),
  );
}

async function catchUp(
  tick: Tick,
  { lookBackDays, lateSeconds }: PlanSettings,
  ports: PlanPorts,
): Promise<CalendarDate[]> {
  const { ledger, reader, now } = ports;
  const window = catchUpWindow(tick, lookBackDays);
  const [from] = window;
  const to = window.at(-1);
  if (from === undefined || to === undefined) return [];
  const known = await ledger.list(from, to);
  const unreadable = leftAlone(known, ports);
  const first = await firstDay(window, await ledger.firstDate(), reader.hasRows);
  return planCatchUp(window, { records: known.records, unreadable, first }, now(), lateSeconds);
}

/** The first day of a window that is known of: every one since the first record, and before that those from the first row on. */
async function firstDay(
  window: readonly CalendarDate[],
  firstRecorded: string | undefined,
  hasRows: (date: CalendarDate) => Promise<boolean>,
): Promise<string | undefined> {
  for (const date of window) {
    if ((firstRecorded !== undefined && firstRecorded <= date) || (await hasRows(date))) return date;
  }
  return undefined;
}

/** The days whose record cannot be read; each is logged and given to `onUnreadable`. */
function leftAlone({ unreadable }: LedgerDays, { log, onUnreadable }: PlanPorts): ReadonlySet<string> {
  for (const error of unreadable) {
    log('WARN', 'record left alone', { date: error.date, error: error.message, hint: error.hint });
    onUnreadable?.(error);
  }
  return new Set(unreadable.map(({ date }) => date));
}
