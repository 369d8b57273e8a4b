import type * as z from 'zod';
import { boundedText } from './bounded-text.ts';
import { MAX_SOURCE_LENGTH, RAW_SCHEMA_VERSION } from './constants.ts';
import { Instant } from './instant.ts';
import { isoOf } from './iso-of.ts';
import { present } from './present.ts';
import { Quote } from './quote.ts';
import { RawKey, rawKey } from './raw-key.ts';
import { schemaVersion } from './schema-version.ts';
import type { Tick } from './tick.ts';

/**
 * One row of `quotes_raw`: a quote as ingested at one place of one tick. The schema looks at each field by itself. That an
 * item agrees with itself (the key lies on its day and within a batch, count and id are those of the text), `rawItemProblems`
 * tells. That texts are in the normal form, and each tag stands there once, only `normaliseQuote` sees to.
 */
export const RawItem = Quote.extend({
  ...RawKey.shape,
  source: boundedText(MAX_SOURCE_LENGTH, { description: 'The source that answered.', examples: ['quotable'] }),
  fetched_at: Instant.meta({
    description: 'When the quote was fetched by the wall clock, ISO-8601, UTC; tells latency and nothing else.',
    examples: ['2026-11-22T18:59:01.250Z'],
  }),
  schema_version: schemaVersion(RAW_SCHEMA_VERSION),
}).meta({
  title: 'Raw item',
  description: 'One row of quotes_raw: a quote as ingested at one place of one tick.',
});
export type RawItem = z.infer<typeof RawItem>;

/**
 * The item for the quote at `index` of a tick's batch; `fetchedAt` is wall clock and only tells latency. What the quote has
 * undefined is left out. Throws RangeError on an index outside of 0 to 49 and on an invalid date.
 */
export function rawItem(tick: Tick, index: number, quote: Quote, source: string, fetchedAt: Date): RawItem {
  return present({
    ...rawKey(tick, index),
    ...quote,
    source,
    fetched_at: isoOf(fetchedAt.getTime()),
    schema_version: RAW_SCHEMA_VERSION,
  });
}
