import { type CalendarDate, type Tick, tickMs } from '@quote-elt/shared';
import type { Stage } from '../plan/stage.ts';

/** Ticks are late by at most so many minutes. */
const MAX_LATE_MINUTES = 30;

/** A tick on its way to ingest. */
interface Arrival {
  readonly tick: Tick;
  /** When it arrives, in epoch milliseconds. */
  readonly at: number;
  /** Whether it arrives twice at the same time. */
  readonly twice: boolean;
}

/** What Scheduler makes of a day's ticks. */
export interface Deliveries {
  /** In the order in which they arrive; some come twice, some late and so out of order. */
  readonly today: readonly Arrival[];
  /** Those that arrive only when the day has been transformed. */
  readonly tomorrow: readonly Tick[];
  /** Those that Scheduler could not hand over: its own dead letters. */
  readonly undelivered: readonly Tick[];
}

/** Delivers a day's ticks at least once, as Scheduler promises, and no better than that. */
export function deliver({ plan, ticksOf }: Stage, day: CalendarDate): Deliveries {
  const today: Arrival[] = [];
  const tomorrow: Tick[] = [];
  const undelivered: Tick[] = [];
  for (const tick of ticksOf(day)) {
    const late = (kind: 'delivery late-and-out-of-order' | 'delivery duplicate') =>
      tickMs(tick) + Math.ceil(plan.randomOf(kind, tick)() * MAX_LATE_MINUTES * 60) * 1000;
    if (plan.take('delivery undelivered', tick)) undelivered.push(tick);
    else if (plan.take('delivery after-midnight', tick)) tomorrow.push(tick);
    else {
      const isLate = plan.take('delivery late-and-out-of-order', tick);
      const at = isLate ? late('delivery late-and-out-of-order') : tickMs(tick);
      today.push({ tick, at, twice: plan.take('delivery two-at-once', tick) });
    }
    if (plan.take('delivery duplicate', tick)) today.push({ tick, at: late('delivery duplicate'), twice: false });
  }
  return { today: today.sort((a, b) => a.at - b.at), tomorrow, undelivered };
}
