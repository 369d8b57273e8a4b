import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import * as z from 'zod';
import { foldText, normaliseText } from '../text/text.ts';

/** The identity of a text, the same from every source: 16 lower-case hex digits. */
export const QuoteId = z
  .string()
  .regex(/^[0-9a-f]{16}$/, 'a quote id is 16 hex digits')
  .brand<'QuoteId'>()
  .meta({
    title: 'Quote id',
    description: 'The identity of a text, the same from every source: 16 lower-case hex digits.',
    examples: ['420cf9bc6af78fda'],
  });
export type QuoteId = z.infer<typeof QuoteId>;

/** First 16 hex digits of SHA-256 over the folded text (`foldText`), or over the normalised text where folding leaves nothing. */
export function quoteIdOf(content: string): QuoteId {
  const identity = foldText(content) || normaliseText(content);
  return QuoteId.parse(bytesToHex(sha256(utf8ToBytes(identity))).slice(0, 16));
}
