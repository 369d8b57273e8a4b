import type * as z from 'zod';
import { RECORD_EXAMPLES, SourceRecord } from '../record/record.ts';
import { boundedText } from '../schema/bounded-text.ts';
import { present } from '../schema/present.ts';
import { schemaVersion } from '../schema/schema-version.ts';
import { Instant } from '../time/instant.ts';
import { isoOf } from '../time/iso-of.ts';
import { RawKey, rawKey } from '../time/raw-key.ts';
import type { Tick } from '../time/tick.ts';
import { MAX_SOURCE_LENGTH, RAW_SCHEMA_VERSION } from './raw-limits.ts';

/**
 * One row of the raw table: a record as ingested at one place of one tick. The schema looks at each field by itself.
 * `rawItemProblems` reports where an item contradicts itself: the key lies on its day and within a batch, and the fields
 * of the record agree. Only the normal form of a record decides how its texts are written.
 */
export const RawItem = SourceRecord.extend({
  ...RawKey.shape,
  source: boundedText(MAX_SOURCE_LENGTH, {
    description: 'The source that answered.',
    examples: [RECORD_EXAMPLES.source],
  }),
  fetched_at: Instant.meta({
    description: 'When the record was fetched by the wall clock, ISO-8601, UTC; it shows latency and nothing else.',
    examples: ['2026-11-22T18:59:01.250Z'],
  }),
  schema_version: schemaVersion(RAW_SCHEMA_VERSION),
}).meta({
  title: 'Raw item',
  description: 'One row of the raw table: a record as ingested at one place of one tick.',
});
export type RawItem = z.infer<typeof RawItem>;
/** What is given to the schema: without brands. */
export type RawItemInput = z.input<typeof RawItem>;

/**
 * The item for the record at `index` of a tick's batch; `fetchedAt` is wall clock and only shows latency. What the record
 * has undefined is left out. Throws RangeError on an index outside of 0 to 49 and on an invalid date.
 */
export function rawItem(tick: Tick, index: number, record: SourceRecord, source: string, fetchedAt: Date): RawItem {
  return present({
    ...rawKey(tick, index),
    ...record,
    source,
    fetched_at: isoOf(fetchedAt.getTime()),
    schema_version: RAW_SCHEMA_VERSION,
  });
}
