import { dateIn, isBlank, slugOf } from '@quote-elt/shared';
import type { TextFunction } from '../duckdb/text-function.ts';

/** What staging takes from TypeScript, so that no rule of the contracts is written twice. */
export const TEXT_FUNCTIONS: readonly TextFunction[] = [
  { name: 'slug_of', of: slugOf },
  { name: 'nullif_blank', of: (text) => (isBlank(text) ? null : text) },
  { name: 'date_in', of: (text) => dateIn(text) ?? null },
  { name: 'utf16_length', of: (text) => String(text.length) },
];
