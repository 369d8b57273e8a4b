import type { Quote, RawItem } from '@quote-elt/shared';

/** A record of an answer that is no quote. */
export interface RejectedRecord {
  readonly reason: string;
  readonly payload: unknown;
}

/** What a source gave: at least one quote, in the order of the answer, and what had to be left out. */
export interface SourceAnswer {
  readonly quotes: readonly Quote[];
  readonly rejected: readonly RejectedRecord[];
}

/** Where quotes come from. `fetch` asks for `count` quotes and throws SourceError when there is none. */
export interface QuoteSource {
  readonly name: string;
  fetch(count: number, signal: AbortSignal): Promise<SourceAnswer>;
}

/** Where quotes go. `put` writes an item whose key is new, and leaves what lies under a known key as it is. */
export interface ItemStore {
  put(item: RawItem): Promise<'written' | 'duplicate'>;
}
