import { type CalendarDate, type RunRecord, ticksOfDay } from '@quote-elt/shared';
import { sampleRunRecord } from '@quote-elt/shared/testing';
import { completenessOf } from '@quote-elt/transform';
import { unansweredTicks } from '../src/picture/outage.ts';

/** What the ledger says of a day on which just the ticks came that somebody answered. */
export function planned(date: CalendarDate): RunRecord {
  const down = unansweredTicks(date);
  const ticks = ticksOfDay(date, 60);
  const slots = new Set(ticks.flatMap((tick, slot) => (down.has(tick) ? [] : [slot])));
  const rows = slots.size;
  return { ...sampleRunRecord({ run_date: date }), ...completenessOf(date, 60, slots), rows, accepted: rows };
}
