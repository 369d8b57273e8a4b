import { z } from 'zod';
import { CalendarDate } from './calendar.ts';
import { IngestedAt, rawKey } from './keys.ts';
import { Quote } from './quote.ts';
import type { Tick } from './tick.ts';

/** The version written into every raw item; readers accept older ones. */
export const RAW_SCHEMA_VERSION = 1;

/** One row of `quotes_raw`: a quote as ingested at one place of one tick. */
export const RawItem = Quote.extend({
  ingested_date: CalendarDate,
  ingested_at: IngestedAt,
  source: z.string().min(1),
  fetched_at: z.iso.datetime(),
  schema_version: z.literal(RAW_SCHEMA_VERSION),
});
export type RawItem = z.infer<typeof RawItem>;

/** The item for the quote at `index` of a tick's batch; `fetchedAt` is wall clock and only tells latency. */
export function rawItem(tick: Tick, index: number, quote: Quote, source: string, fetchedAt: Date): RawItem {
  return {
    ...rawKey(tick, index),
    ...quote,
    source,
    fetched_at: fetchedAt.toISOString(),
    schema_version: RAW_SCHEMA_VERSION,
  };
}
