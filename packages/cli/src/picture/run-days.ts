import { LOCAL_TABLES, startDynamoDb } from '@quote-elt/local';
import { endlessPatience } from '@quote-elt/runtime';
import { addDays, type CalendarDate, type RunRecord, ticksPerDay } from '@quote-elt/shared';
import { DEMO_TICK_SECONDS, ingestDay } from '../demo/ingest-day.ts';
import { transformOn } from '../handlers/store-handlers.ts';
import { unansweredTicks } from './outage.ts';

/**
 * Sends every tick of these days, oldest first, through the real handlers, with an API that is down for a while, and gives what
 * the ledger says of each. Throws InterruptedError when the signal says so.
 */
export async function runDays(
  dates: readonly CalendarDate[],
  signal: AbortSignal,
  onDay: (record: RunRecord) => void,
): Promise<RunRecord[]> {
  const { client, close } = await startDynamoDb();
  try {
    const store = { client, tables: LOCAL_TABLES, patience: endlessPatience(), lateSeconds: 0 };
    const records: RunRecord[] = [];
    for (const [seed, date] of dates.entries()) {
      const down = unansweredTicks(date);
      const request = { date, ticks: ticksPerDay(DEMO_TICK_SECONDS), seed, port: 0, signal };
      await ingestDay(store, { ...request, isDown: (tick) => down.has(tick) }, () => undefined);
      const now = () => new Date(`${addDays(date, 1)}T12:00:00Z`);
      const { days } = await transformOn(store, { tick_seconds: DEMO_TICK_SECONDS }, { now })({ dates: [date] });
      for (const { record } of days) {
        records.push(record);
        onDay(record);
      }
    }
    return records;
  } finally {
    await close();
  }
}
