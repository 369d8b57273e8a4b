import { recordProblems } from '../record/record.ts';
import { MAX_BATCH } from '../time/max-batch.ts';
import { tickOfKey } from '../time/raw-key.ts';
import type { RawItem } from './raw-item.ts';

/**
 * Where a raw item disagrees with itself, one line a problem, each with the field it is about; empty when it is coherent,
 * as every item that `rawItem` makes of a normal record is. It asks what the schema cannot: whether `ingested_at` lies on
 * `ingested_date` and at a place within a batch, and whether the fields of the record agree with each other.
 */
export function rawItemProblems(item: RawItem): string[] {
  const { ingested_date, ingested_at } = item;
  const { index } = tickOfKey(item);
  return [
    ...(ingested_at.startsWith(ingested_date) ? [] : [`ingested_at: ${ingested_at} does not lie on ${ingested_date}`]),
    ...(index < MAX_BATCH ? [] : [`ingested_at: place ${index} is outside of a batch (0 to ${MAX_BATCH - 1})`]),
    ...recordProblems(item),
  ];
}
