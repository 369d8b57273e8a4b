import { z } from 'zod';
import { BrokenAnswerError } from '../errors/errors.ts';
import { type SplitAnswer, splitItems } from './split-items.ts';

/** What every answer of a Query says; JSON without it is no answer of a Query. */
const Rest = z.looseObject({ Count: z.int().nonnegative() });

/**
 * The parts of a body that is a whole answer of a Query, with or without a checksum: its end is there, and it says how many
 * items it has. Throws BrokenAnswerError.
 */
export function splitWholeAnswer(body: Buffer): SplitAnswer {
  try {
    const split = splitItems(body);
    Rest.parse(JSON.parse(split.rest));
    return split;
  } catch (cause) {
    throw new BrokenAnswerError(`is no whole answer of a Query (${body.length} bytes)`, cause);
  }
}
