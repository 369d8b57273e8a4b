import { normaliseQuote, tickMs } from '@quote-elt/shared';
import type { CreateSource } from '../ports.ts';

/** A step that is prime, so that it leads past every quotation before it comes back. */
const STRIDE = 7919;

/** The quotations that come with the project, chosen by the tick alone: for the last place in the list, or without a network. */
export const createSource: CreateSource = () => ({
  name: 'embedded',
  async fetch({ tick, count }) {
    const { QUOTATIONS } = await import('../quotations.ts');
    const first = tickMs(tick) / 1000;
    const places = Array.from({ length: count }, (_, i) => ((first + i) * STRIDE) % QUOTATIONS.length);
    const quotes = places
      .flatMap((place) => QUOTATIONS[place] ?? [])
      .map(({ id, content, author, tags, added, modified }) =>
        normaliseQuote({ content, author, tags, added_date: added, modified_date: modified, source_id: id }),
      );
    return { quotes, rejected: [] };
  },
});
