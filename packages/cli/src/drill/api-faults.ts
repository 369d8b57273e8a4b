import type { Random, StandInFault } from '@quote-elt/local';
import { type CalendarDate, dateOf } from '@quote-elt/shared';
import type { FaultCounter } from './fault-counter.ts';

/** Part of the requests that fail in each way; those that cost real waiting are rare. */
const SHARES: Readonly<Record<StandInFault, number>> = {
  'server-error': 0.004,
  'rate-limited': 0.003,
  'rate-limited-silently': 0.003,
  html: 0.003,
  'invalid-json': 0.003,
  'error-at-200': 0.003,
  'empty-object': 0.003,
  'empty-list': 0.003,
  reset: 0.003,
  huge: 0.0003,
  hang: 0.0002,
  drip: 0.0002,
};

/** How likely an hour has an outage of some minutes, and how long that is at most. */
const OUTAGE_SHARE = 0.04;
const MAX_OUTAGE_MINUTES = 25;

/** When the API is down as a whole: some minutes of some hours, and one whole day. */
export function planOutages(
  days: readonly CalendarDate[],
  random: Random,
): (at: Date) => 'outage' | 'outage-of-a-day' | undefined {
  const wholeDay = days[Math.floor(random() * days.length)];
  const minutesDown = new Map<number, number>();
  for (const day of days) {
    for (let hour = 0; hour < 24; hour++) {
      if (random() < OUTAGE_SHARE)
        minutesDown.set(Date.parse(day) / 3_600_000 + hour, 1 + Math.floor(random() * MAX_OUTAGE_MINUTES));
    }
  }
  return (at) => {
    if (dateOf(at.getTime()) === wholeDay) return 'outage-of-a-day';
    const down = minutesDown.get(Math.floor(at.getTime() / 3_600_000)) ?? 0;
    return at.getUTCMinutes() < down ? 'outage' : undefined;
  };
}

/** What happens to the next request of the API. */
export function apiFaults(
  outageAt: ReturnType<typeof planOutages>,
  now: () => Date,
  random: Random,
  counter: FaultCounter,
): () => StandInFault | undefined {
  return () => {
    const outage = outageAt(now());
    if (outage !== undefined) {
      counter.add(`api ${outage}`);
      return 'server-error';
    }
    let at = random();
    for (const [fault, share] of Object.entries(SHARES)) {
      at -= share;
      if (at < 0) {
        counter.add(`api ${fault}`);
        return fault as StandInFault;
      }
    }
    return undefined;
  };
}
