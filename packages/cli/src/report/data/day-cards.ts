import { addDays, type RunRecord } from '@quote-elt/shared';
import { DRIFT_WINDOW_DAYS, hasMemory } from '@quote-elt/transform';
import { countOf, formatCount, formatShare } from '../../terminal/format.ts';
import { isOfRunBefore, type Tone } from './day-state.ts';
import type { ReportData } from './report-data.ts';

/** What stands for a figure that was not computed. */
export const NOT_COMPUTED = '—';

/** A figure at the head of a report, with how it stands. */
export interface DayCard {
  readonly name: string;
  readonly value: string;
  readonly more: string;
  readonly tone: Tone;
}

/** The figures of a day that every pipeline has. */
export interface DayCards {
  readonly rows: DayCard;
  readonly completeness: DayCard;
  readonly checks: DayCard;
  readonly drift: DayCard;
}

/** The cards of a day; a figure that no run has computed is a dash, never a nought. */
export function dayCards({ day, record, history, asOf, date }: ReportData): DayCards {
  const isOver = asOf.getTime() >= Date.parse(addDays(date, 1));
  return {
    rows: {
      name: 'rows',
      value: formatCount(day.rows),
      more: `${formatCount(day.rejected)} rejected`,
      tone: day.rows === 0 && isOver ? 'bad' : day.rejected > 0 ? 'warn' : 'quiet',
    },
    completeness: {
      name: 'completeness',
      value: formatShare(day.completeness),
      more: isOver ? `${countOf(day.missing_count, 'tick')} missing` : 'of the whole day, so far',
      tone: !isOver ? 'quiet' : day.missing_count === 0 ? 'good' : day.completeness < 0.5 ? 'bad' : 'warn',
    },
    checks: checksCard(record),
    drift: driftCard(record, history),
  };
}

function checksCard(record: RunRecord | undefined): DayCard {
  const name = 'checks';
  if (record === undefined)
    return { name, value: NOT_COMPUTED, more: 'run when the day is transformed', tone: 'quiet' };
  const { checks } = record;
  if (checks.length === 0)
    return { name, value: NOT_COMPUTED, more: 'none was run', tone: record.status === 'failed' ? 'bad' : 'quiet' };
  const count = (wanted: string) => checks.filter(({ status }) => status === wanted).length;
  const tone = count('failed') > 0 ? 'bad' : count('warned') > 0 ? 'warn' : 'good';
  const value = `${formatCount(count('passed'))} of ${formatCount(checks.length)}`;
  if (!isOfRunBefore(record)) return { name, value, more: 'passed', tone };
  return { name, value, more: 'passed in the run before', tone: tone === 'good' ? 'quiet' : tone };
}

/** A day is compared only where its run came so far, and where there are enough days before it. */
function driftCard(record: RunRecord | undefined, history: readonly RunRecord[]): DayCard {
  const name = 'drift';
  if (record === undefined)
    return { name, value: NOT_COMPUTED, more: 'judged when the day is transformed', tone: 'quiet' };
  const tookFigures = Object.keys(record.figures).length > 0;
  if (!tookFigures) return { name, value: NOT_COMPUTED, more: 'the day has no figures', tone: 'quiet' };
  const first = addDays(record.run_date, -DRIFT_WINDOW_DAYS);
  const before = history.filter(
    ({ run_date, last_success_at }) =>
      run_date >= first && run_date < record.run_date && stoodAt(record.started_at, last_success_at),
  );
  const found = record.drift.length;
  if (found === 0 && !hasMemory(before))
    return { name, value: NOT_COMPUTED, more: 'too few days stood before its run', tone: 'quiet' };
  return {
    name,
    value: formatCount(found),
    more: 'figures far from the days before',
    tone: found > 0 ? 'warn' : 'good',
  };
}

/** Whether a day had succeeded when another one's run began: drift compares only with what stood then. */
function stoodAt(begun: string, success: string | undefined): boolean {
  return success !== undefined && Date.parse(success) < Date.parse(begun);
}
