import type { CalendarDate, RunRecord } from '@quote-elt/shared';
import type { BuildSettings, Ledger } from '@quote-elt/transform';
import type { Warn } from '../../store/read-records.ts';
import { type DayFigures, type DayPorts, dayFigures } from './day-figures.ts';
import { historyUpTo } from './read-history.ts';

/** All that a report says. */
export interface ReportData {
  /** Whose tables these are. */
  readonly place: string;
  readonly date: CalendarDate;
  readonly tickSeconds: number;
  /** When the figures were read; ticks after it are to come, not missing. */
  readonly asOf: Date;
  /** How many records each tick asks for; undefined where that is not known. */
  readonly recordsPerTick?: number | undefined;
  readonly day: DayFigures;
  /** What the transform recorded of the day; undefined while it is open. */
  readonly record: RunRecord | undefined;
  /** The recorded days up to this one, oldest first. */
  readonly history: readonly RunRecord[];
}

/** Reads a day, and a year of the ledger up to it. */
export async function readReport(
  date: CalendarDate,
  about: Pick<ReportData, 'place' | 'asOf' | 'recordsPerTick'>,
  settings: BuildSettings,
  ports: DayPorts & { readonly ledger: Ledger },
  warn: Warn,
): Promise<ReportData> {
  return reportOf(date, await historyUpTo(date, ports.ledger, warn), about, settings, ports);
}

/** Reads a day whose history is known. */
export async function reportOf(
  date: CalendarDate,
  history: readonly RunRecord[],
  about: Pick<ReportData, 'place' | 'asOf' | 'recordsPerTick'>,
  settings: BuildSettings,
  ports: DayPorts,
): Promise<ReportData> {
  const record = history.find(({ run_date }) => run_date === date);
  // A recorded day had its own period.
  const tickSeconds = record?.tick_seconds ?? settings.tickSeconds;
  const day = await dayFigures(date, record, { ...settings, tickSeconds }, ports);
  return { ...about, date, tickSeconds, day, record, history };
}
