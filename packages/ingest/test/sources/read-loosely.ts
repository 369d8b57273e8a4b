import type { SourceAnswer } from '../../src/ports/source.ts';
import { readLooselyAs } from '../../src/reading/loose-source.ts';
import { LOOSE_QUOTE } from '../../src/sources/loose-quote.ts';

/** The quotes of an answer in any of the shapes that sources use; throws SourceError: a notice, another shape, no quote. */
export function readLoosely(body: unknown, count: number): Promise<SourceAnswer> {
  return readLooselyAs(LOOSE_QUOTE, body, count);
}
