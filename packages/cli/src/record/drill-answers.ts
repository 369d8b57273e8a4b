import type { SourceName } from '@quote-elt/ingest/config';
import { QUOTATIONS } from '@quote-elt/ingest/sources/quotations';
import type { StandInRecord } from '@quote-elt/local';
import { type Tick, tickMs } from '@quote-elt/shared';

/** What the stand-in API has to give. */
export const STAND_IN_RECORDS: readonly StandInRecord[] = QUOTATIONS;

/** The fault of an answer that holds one record which cannot be used. */
export const UNUSABLE_RECORD_FAULT = 'api over-long-author';

/** The contract allows an author 500 code points. */
const OVER_LONG_AUTHOR = 'N'.repeat(501);

/** An answer with that fault, and the records of it that can be used. */
export function withUnusable([first, ...others]: readonly StandInRecord[]): {
  answer: readonly StandInRecord[];
  usable: readonly StandInRecord[];
} {
  if (first === undefined) return { answer: [], usable: [] };
  return { answer: [{ ...first, author: OVER_LONG_AUTHOR }, ...others], usable: others };
}

/** The source that needs no network: it answers from the list that comes with the project. */
export const OFFLINE_SOURCE: SourceName = 'embedded';

/** It uses so many quotations of that list, in steps of so many (docs: packages/ingest/src/sources/embedded.ts). */
const USED = 773;
const STRIDE = 7919;

/** What that source answers for a tick, counted again here. */
export function offlineAnswer(tick: Tick, count: number): StandInRecord[] {
  const first = tickMs(tick) / 1000;
  return Array.from({ length: count }, (_, place) => QUOTATIONS[((first + place) * STRIDE) % USED] ?? []).flat();
}
