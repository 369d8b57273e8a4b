import * as z from 'zod';
import { patterned } from '../schema/patterned.ts';
import { CalendarDate } from './calendar.ts';
import { MAX_BATCH } from './max-batch.ts';
import { INSTANT_MS } from './patterns.ts';
import { type Tick, tickMs, toTick } from './tick.ts';

/** A tick plus the place in its batch, in milliseconds: `2026-11-22T18:59:00.004Z` is the fifth record of its tick. */
export const IngestedAt = patterned('datetime', INSTANT_MS, 'not an instant with milliseconds in UTC')
  .brand<'IngestedAt'>()
  .meta({
    title: 'Ingested at',
    description: 'The tick plus the place in its batch in milliseconds: ISO-8601, UTC.',
    examples: ['2026-11-22T18:59:00.004Z'],
  });
export type IngestedAt = z.infer<typeof IngestedAt>;

/** The primary key of the raw table. */
export const RawKey = z
  .object({
    ingested_date: CalendarDate.meta({ description: 'Hash key: the UTC day of the tick, YYYY-MM-DD.' }),
    ingested_at: IngestedAt.meta({
      description: 'Range key: the tick plus the place in its batch in milliseconds, ISO-8601, UTC.',
    }),
  })
  .meta({ title: 'Raw key', description: 'The primary key of the raw table.' });
export type RawKey = z.infer<typeof RawKey>;
/** What is given to the schema: without brands. */
export type RawKeyInput = z.input<typeof RawKey>;

/** The key of the record at `index` (0-based) of a tick's batch; throws RangeError outside of 0 to 49. */
export function rawKey(tick: Tick, index: number): RawKey {
  if (!Number.isInteger(index) || index < 0 || index >= MAX_BATCH) {
    throw new RangeError(`index ${index} is outside of a batch (0 to ${MAX_BATCH - 1})`);
  }
  const ingested_at = new Date(tickMs(tick) + index).toISOString();
  return RawKey.parse({ ingested_date: ingested_at.slice(0, 10), ingested_at });
}

/** The way back from a key: the tick it came from and the place in that tick's batch. */
export function tickOfKey(key: RawKey): { tick: Tick; index: number } {
  const ms = Date.parse(key.ingested_at);
  const tick = toTick(ms);
  return { tick, index: ms - tickMs(tick) };
}
