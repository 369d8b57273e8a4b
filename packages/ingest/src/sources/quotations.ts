import { z } from 'zod';
import quotations from '../../data/quotations.json' with { type: 'json' };

/** A public-domain quotation; `died` is the year of the author's death, negative before the common era. */
export const Quotation = z.object({
  id: z.string().regex(/^[\w-]{10}$/),
  content: z.string().min(15).max(400),
  author: z.string().min(1),
  died: z.int().max(1923),
  work: z.string().min(1),
  tags: z.array(z.string().min(1)).max(3),
  added: z.iso.date().optional(),
  modified: z.iso.date().optional(),
});
export type Quotation = z.infer<typeof Quotation>;

/** The quotations that come with the project. */
export const QUOTATIONS: readonly Quotation[] = quotations;
