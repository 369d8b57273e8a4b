import { MAX_BATCH } from './constants.ts';
import { quoteIdOf } from './quote-id.ts';
import type { RawItem } from './raw-item.ts';
import { tickOfKey } from './raw-key.ts';

/**
 * Where a raw item disagrees with itself, one line a problem, each with the field it is about; empty when it is coherent,
 * as the item of `rawItem` for a quote of `normaliseQuote` is. It asks what the schema cannot: whether `ingested_at` lies on `ingested_date` and at a
 * place within a batch, and whether `character_count` and `quote_id` are those of `content`.
 */
export function rawItemProblems(item: RawItem): string[] {
  const { content, ingested_date, ingested_at } = item;
  const { index } = tickOfKey(item);
  const id = quoteIdOf(content);
  return [
    ...(ingested_at.startsWith(ingested_date) ? [] : [`ingested_at: ${ingested_at} does not lie on ${ingested_date}`]),
    ...(index < MAX_BATCH ? [] : [`ingested_at: place ${index} is outside of a batch (0 to ${MAX_BATCH - 1})`]),
    ...(item.character_count === content.length
      ? []
      : [`character_count: content has ${content.length} UTF-16 units, not ${item.character_count}`]),
    ...(item.quote_id === id ? [] : [`quote_id: content has the id ${id}, not ${item.quote_id}`]),
  ];
}
