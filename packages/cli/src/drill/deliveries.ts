import type { Random } from '@quote-elt/local';
import type { Tick } from '@quote-elt/shared';
import type { FaultCounter } from './fault-counter.ts';

const DUPLICATED = 0.01;
const LATE = 0.01;
const AFTER_MIDNIGHT = 0.003;
const UNDELIVERED = 0.002;
const MAX_LATE = 30;

/** What Scheduler makes of a day's ticks. */
export interface Deliveries {
  /** In the order in which they arrive; some come twice, some late and so out of order. */
  readonly today: readonly Tick[];
  /** Those that arrive only when the day has been transformed. */
  readonly tomorrow: readonly Tick[];
  /** Those that Scheduler could not hand over: its own dead letters. */
  readonly undelivered: readonly Tick[];
}

/** Delivers a day's ticks at least once, as Scheduler promises, and no better than that. */
export function deliver(ticks: readonly Tick[], random: Random, counter: FaultCounter): Deliveries {
  const arriving: { tick: Tick; at: number }[] = [];
  const tomorrow: Tick[] = [];
  const undelivered: Tick[] = [];
  const happens = (share: number, kind: string) => {
    const does = random() < share;
    if (does) counter.add(`delivery ${kind}`);
    return does;
  };
  for (const [at, tick] of ticks.entries()) {
    if (happens(UNDELIVERED, 'undelivered')) undelivered.push(tick);
    else if (happens(AFTER_MIDNIGHT, 'after-midnight')) tomorrow.push(tick);
    else arriving.push({ tick, at: happens(LATE, 'late-and-out-of-order') ? at + 1 + random() * MAX_LATE : at });
    if (happens(DUPLICATED, 'duplicate')) arriving.push({ tick, at: at + random() * MAX_LATE });
  }
  return { today: arriving.sort((a, b) => a.at - b.at).map(({ tick }) => tick), tomorrow, undelivered };
}
