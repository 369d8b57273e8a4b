import type { RawItem } from '@quote-elt/shared';

/** Where records go. `put` writes an item whose key is new, and leaves what lies under a known key as it is. */
export interface ItemStore {
  put(item: RawItem): Promise<'written' | 'duplicate'>;
}
