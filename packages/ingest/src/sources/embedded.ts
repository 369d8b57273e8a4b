import { normaliseQuote, tickMs } from '@quote-elt/shared';
import type { CreateSource } from '../ports/source.ts';

/**
 * So many of the quotations are used, the largest prime number of them: whatever the period of ticks, every one of these
 * comes before one comes back, unless the period is a multiple of so many seconds.
 */
export const QUOTATIONS_USED = 773;

/** The way from one place to the next, so that neighbours in the list are no neighbours in time. */
const STRIDE = 7919;

/** The quotations that come with the project, chosen by the tick alone: for the last place in the list, or without a network. */
export const createSource: CreateSource = () => ({
  name: 'embedded',
  async fetch({ tick, count }) {
    const { QUOTATIONS } = await import('./quotations.ts');
    const first = tickMs(tick) / 1000;
    const places = Array.from({ length: count }, (_, i) => ((first + i) * STRIDE) % QUOTATIONS_USED);
    const records = places
      .flatMap((place) => QUOTATIONS[place] ?? [])
      .map(({ id, content, author, tags, added, modified }) =>
        normaliseQuote({ content, author, tags, added_date: added, modified_date: modified, source_id: id }),
      );
    return { records, rejected: [] };
  },
});
