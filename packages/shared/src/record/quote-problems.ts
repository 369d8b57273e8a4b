import type { Quote } from './quote.ts';
import { quoteIdOf } from './quote-id.ts';

/** Where the fields of a quote contradict each other, one line a problem, each with the field it is about. */
export function quoteProblems({ content, character_count, quote_id }: Quote): string[] {
  const id = quoteIdOf(content);
  return [
    ...(character_count === content.length
      ? []
      : [`character_count: content has ${content.length} UTF-16 units, not ${character_count}`]),
    ...(quote_id === id ? [] : [`quote_id: content has the id ${id}, not ${quote_id}`]),
  ];
}
