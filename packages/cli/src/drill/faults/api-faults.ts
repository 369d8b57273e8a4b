import type { StandInFault } from '@quote-elt/local';
import { dateOf, toTick } from '@quote-elt/shared';
import { HOUR_MS } from '../plan/fault-plan.ts';
import type { Stage } from '../plan/stage.ts';

/** An outage begins with its hour and lasts at most so many minutes. */
const MAX_OUTAGE_MINUTES = 25;

/** What the API answers in place of records to one request of a tick after the other. */
const ANSWERS: readonly StandInFault[] = [
  'server-error',
  'rate-limited',
  'rate-limited-silently',
  'html',
  'invalid-json',
  'error-at-200',
  'empty-object',
  'empty-list',
  'reset',
  'huge',
  'hang',
  'drip',
];

/** What happens to the next request of the API. */
export function apiFault({ tick, clock, plan }: Stage): StandInFault | undefined {
  if (tick === undefined) return undefined;
  const outage = outageAt(clock.now(), plan);
  if (outage !== undefined) {
    plan.happened(outage, tick);
    return 'server-error';
  }
  return ANSWERS.find((answer) => plan.take(`api ${answer}`, tick));
}

function outageAt(now: Date, plan: Stage['plan']): 'api outage' | 'api outage-of-a-day' | undefined {
  if (plan.strikes('api outage-of-a-day', dateOf(now.getTime()))) return 'api outage-of-a-day';
  const hour = toTick(Math.floor(now.getTime() / HOUR_MS) * HOUR_MS);
  if (!plan.strikes('api outage', hour)) return undefined;
  const minutes = 1 + Math.floor(plan.randomOf('api outage', hour)() * MAX_OUTAGE_MINUTES);
  return now.getUTCMinutes() < minutes ? 'api outage' : undefined;
}
