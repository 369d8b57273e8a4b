import type { RawItem } from '@quote-elt/shared';
import type { ItemStore } from '../ports/item-store.ts';

/** An item store that lasts as long as the process; `items` gives what it holds, in key order. */
export function memoryItemStore(): ItemStore & { items(): RawItem[] } {
  const byKey = new Map<string, RawItem>();
  return {
    async put(item) {
      if (byKey.has(item.ingested_at)) return 'duplicate';
      byKey.set(item.ingested_at, item);
      return 'written';
    },
    items: () => [...byKey.keys()].sort().flatMap((key) => byKey.get(key) ?? []),
  };
}
