import { showForeign } from '@quote-elt/runtime';
import { problemsOf, Quote } from '@quote-elt/shared';
import { SourceEmptyError } from './errors.ts';
import type { RejectedRecord, SourceAnswer } from './ports.ts';

/**
 * The answer of a source as the contract has it: a quote that is none, or is over a bound, is rejected, the others keep the
 * places that the source gave them. Throws SourceEmptyError where nothing is left, and what reading the answer throws.
 */
export function checkAnswer({ quotes, rejected: given, places }: SourceAnswer): SourceAnswer {
  const rejected: RejectedRecord[] = given.map(({ reason, payload }) => ({ reason: `${reason}`, payload }));
  const kept: { quote: Quote; index: number }[] = [];
  for (const [index, payload] of quotes.entries()) {
    const { data: quote, error } = Quote.safeParse(payload);
    if (quote !== undefined) kept.push({ quote, index });
    else rejected.push({ reason: problemsOf(error).join('; '), payload });
  }
  if (kept.length === 0) {
    const reason = showForeign(rejected[0]?.reason);
    throw new SourceEmptyError(`the answer holds no usable quote (${rejected.length} rejected, the first: ${reason})`);
  }
  return answerOf(kept, rejected, places);
}

/** An answer of what is kept of another one, by the index it had there; places are kept where there were any. */
export function answerOf(
  kept: readonly { readonly quote: Quote; readonly index: number }[],
  rejected: readonly RejectedRecord[],
  places: readonly number[] | undefined,
): SourceAnswer {
  const quotes = kept.map(({ quote }) => quote);
  if (places === undefined) return { quotes, rejected };
  return { quotes, rejected, places: kept.map(({ index }) => places[index] ?? Number.NaN) };
}
