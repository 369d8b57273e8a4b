import type { CreateSource, SourceAnswer } from '../ports/source.ts';
import { type LooseSource, looseSourceOf, readLooselyAs } from '../reading/loose-source.ts';
import { LOOSE_QUOTE } from './loose-quote.ts';

/** The factory of a source of quotes over HTTP whose answers are read loosely. */
export function looseSource(source: LooseSource): CreateSource {
  return looseSourceOf(LOOSE_QUOTE, source);
}

/** The quotes of an answer in any of the shapes that sources use; throws SourceError: a notice, another shape, no quote. */
export function readLoosely(body: unknown, count: number, inspect?: LooseSource['inspect']): Promise<SourceAnswer> {
  return readLooselyAs(LOOSE_QUOTE, body, count, inspect);
}
