import type { CreateSource } from '../ports/source.ts';
import { type LooseSource, looseSourceOf } from '../reading/loose-source.ts';
import { LOOSE_QUOTE } from './loose-quote.ts';

/** The factory of a source of quotes over HTTP whose answers are read loosely. */
export function looseSource(source: LooseSource): CreateSource {
  return looseSourceOf(LOOSE_QUOTE, source);
}
