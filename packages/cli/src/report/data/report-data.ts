import { addDays, type CalendarDate, type RunRecord } from '@quote-elt/shared';
import type { BuildSettings, Ledger, RowReader } from '@quote-elt/transform';
import { readRecords, type Warn } from '../../store/read-records.ts';
import { type DayFigures, dayFigures } from './day-figures.ts';

/** Days of history that trends show. */
const HISTORY_DAYS = 90;

/** All that a report says. */
export interface ReportData {
  /** Whose tables these are. */
  readonly place: string;
  readonly date: CalendarDate;
  readonly tickSeconds: number;
  /** When the figures were read; ticks after it are to come, not missing. */
  readonly asOf: Date;
  readonly day: DayFigures;
  /** What the transform recorded of the day; undefined while it is open. */
  readonly record: RunRecord | undefined;
  /** The recorded days up to this one, oldest first. */
  readonly history: readonly RunRecord[];
}

/** Reads a day and the ledger before it. */
export async function readReport(
  date: CalendarDate,
  about: Pick<ReportData, 'place' | 'asOf'>,
  settings: BuildSettings,
  { reader, ledger }: { reader: RowReader; ledger: Ledger },
  warn: Warn,
): Promise<ReportData> {
  const history = await readRecords(ledger, addDays(date, 1 - HISTORY_DAYS), date, warn);
  const record = history.find(({ run_date }) => run_date === date);
  // A recorded day had its own period.
  const tickSeconds = record?.tick_seconds ?? settings.tickSeconds;
  return {
    ...about,
    date,
    tickSeconds,
    day: await dayFigures(date, { ...settings, tickSeconds }, reader),
    record,
    history,
  };
}
