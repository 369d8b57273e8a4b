import { RawItem, type RawItemInput, rawItem } from '../raw/raw-item.ts';
import { normaliseQuote, Quote, type QuoteInput } from '../record/quote.ts';
import type { SourceRecord } from '../record/record.ts';
import { present } from '../schema/present.ts';
import { IngestedAt } from '../time/raw-key.ts';
import { toTick } from '../time/tick.ts';

/** Texts are taken in the normal form; another content has its id and count, another author its slug. */
export function sampleQuote(overrides: Partial<QuoteInput> = {}): Quote {
  const made = normaliseQuote({
    content: overrides.content ?? 'Things do not change; we change.',
    author: overrides.author ?? 'Henry David Thoreau',
    tags: ['Friendship', 'Change'],
    added_date: '2019-08-08',
    modified_date: '2023-04-14',
    source_id: '-RxwjpiXK_',
  });
  const { content, author } = made;
  return Quote.parse(present({ ...made, ...overrides, content, author }));
}

/**
 * The `n`-th of as many different records as one asks for, counted from 0, in the words of the engine: code that is to work
 * with any record takes its own from here. Throws RangeError where `n` is no whole number from 0 on.
 */
export function sampleRecord(n = 0): SourceRecord {
  if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(`there is no record ${n}`);
  return sampleQuote({ content: `Sample ${n}: things do not change; we change.`, author: `Author ${n % 7}` });
}

/** The first quote of the tick of 2026-11-22, 18:59; another `ingested_at` has its day, and is fetched as long after. */
export function sampleRawItem(overrides: Partial<RawItemInput> = {}): RawItem {
  const at = Date.parse(IngestedAt.parse(overrides.ingested_at ?? '2026-11-22T18:59:00.000Z'));
  const quote = sampleQuote(overrides);
  const made = rawItem(toTick(at), 0, quote, 'quotable', new Date(at + 1250));
  return RawItem.parse(present({ ...made, ...overrides, ...quote }));
}
