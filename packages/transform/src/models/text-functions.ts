import { dateIn, isBlank, slugOf } from '@quote-elt/shared';
import type { TextFunction } from '../duckdb/text-function.ts';

/** What staging takes from TypeScript, so that no rule of the contracts is written twice. */
export const TEXT_FUNCTIONS: readonly TextFunction[] = [
  { name: 'slug_of', of: slugOf },
  { name: 'nullif_blank', of: (text) => (isBlank(text) ? null : text) },
  { name: 'date_in', of: (text) => dateIn(text) ?? null },
  { name: 'utf16_length', of: (text) => String(text.length) },
];

/** Texts that tell one release of the functions from another, for the version of the models. */
const PROBES = ["Søren O'Neil Jr.", 'काम कम', '2023-04-13T23:30:00-05:00', '2023-04-13x', '\u00a0\u200b', '!?', '😀'];

/** What the functions make of a few texts of every kind, in one text. */
export function probeTextFunctions(functions = TEXT_FUNCTIONS): string {
  return JSON.stringify(functions.map(({ name, of }) => [name, PROBES.map(of)]));
}
