import { showForeign } from '@quote-elt/runtime';
import { problemsOf, Quote } from '@quote-elt/shared';
import { SourceEmptyError } from './errors.ts';
import type { RejectedRecord, SourceAnswer } from './ports.ts';

/**
 * The answer of a source as the contract has it: a quote that is none, or is over a bound, is rejected, the others keep their
 * places. Throws SourceEmptyError where nothing is left, and what reading the answer throws.
 */
export function checkAnswer(answer: SourceAnswer): SourceAnswer {
  const { places } = answer;
  const rejected: RejectedRecord[] = answer.rejected.map(({ reason, payload }) => ({ reason: `${reason}`, payload }));
  const kept: { quote: Quote; place: number }[] = [];
  for (const [index, given] of answer.quotes.entries()) {
    const { data: quote, error } = Quote.safeParse(given);
    if (quote !== undefined) kept.push({ quote, place: places?.[index] ?? index });
    else rejected.push({ reason: problemsOf(error).join('; '), payload: given });
  }
  if (kept.length === 0) {
    const reason = showForeign(rejected[0]?.reason);
    throw new SourceEmptyError(`the answer holds no usable quote (${rejected.length} rejected, the first: ${reason})`);
  }
  return { quotes: kept.map(({ quote }) => quote), rejected, places: kept.map(({ place }) => place) };
}
