import { HOSTED_SOURCE } from '@quote-elt/ingest/config';
import { startStandInApi } from '@quote-elt/local';
import { hasCode } from '@quote-elt/runtime';
import { addDays, type Tick, ticksOfDay } from '@quote-elt/shared';
import { InterruptedError } from '../errors/interrupted-error.ts';
import { onPort } from '../errors/on-port.ts';
import { invokeAsync } from '../handlers/invoke-async.ts';
import { type HandlerStore, ingestOn } from '../handlers/store-handlers.ts';
import { STAND_IN_RECORDS } from '../record/record.ts';
import { DEFAULT_SETTINGS } from '../store/kept-settings.ts';
import { demoFaults } from './demo-faults.ts';
import type { DemoRequest } from './demo-report.ts';

/** Period of the ticks of a demo, in seconds. */
export const DEMO_TICK_SECONDS = 60;

/** An address at which nobody listens. */
const NOBODY = 'http://127.0.0.1:1';

/** Called at each tick that is through, whether it was stored or lost. */
export type OnTick = () => void;

/** A day that is ingested: with `isDown`, a tick at which nobody answers. */
type DayRequest = Pick<DemoRequest, 'date' | 'ticks' | 'seed' | 'port' | 'signal'> & {
  readonly isDown?: (tick: Tick) => boolean;
};

/** Ingests the ticks of a demo from a stand-in API that sometimes fails; throws InterruptedError when the signal says so. */
export async function ingestDay(
  store: HandlerStore,
  { date, ticks, seed, port, signal, isDown = () => false }: DayRequest,
  onTick: OnTick,
): Promise<{ duplicates: number; lost: number; faults: number }> {
  const faults = demoFaults(seed);
  // The day's own clock: it stands at the tick that runs, so that the API's rate limit counts as it would on that day.
  let clock = new Date(`${addDays(date, 1)}T00:00:00Z`);
  const now = () => clock;
  const api = await onPort(port, () =>
    startStandInApi({ records: STAND_IN_RECORDS, seed, port, now, fault: faults.next }),
  );
  try {
    const kept = { ...DEFAULT_SETTINGS, sources: [HOSTED_SOURCE], base_url: api.baseUrl };
    const ingest = ingestOn(store, kept, { now });
    const unanswered = ingestOn(store, { ...kept, base_url: NOBODY }, { now });
    let duplicates = 0;
    const lost: Tick[] = [];
    for (const tick of ticksOfDay(date, DEMO_TICK_SECONDS).slice(0, ticks)) {
      if (signal.aborted) throw new InterruptedError(signal);
      clock = new Date(tick);
      try {
        duplicates += (await invokeAsync(() => (isDown(tick) ? unanswered : ingest)({ scheduled_time: tick })))
          .duplicates;
      } catch (error) {
        if (!hasCode(error, 'ingest.no_source')) throw error;
        lost.push(tick);
      }
      onTick();
    }
    return { duplicates, lost: lost.length, faults: faults.met() };
  } finally {
    await api.close();
  }
}
