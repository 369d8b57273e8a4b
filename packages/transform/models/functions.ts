import { dateIn, isBlank, slugOf } from '@quote-elt/shared';
import type { TextFunction } from '../src/duckdb/text-function.ts';

/**
 * What staging takes from TypeScript, so that no rule of the contracts is written twice. Nearly every text is plain, and
 * SQL answers for it by itself; tests hold both answers together.
 */
export const TEXT_FUNCTIONS: readonly TextFunction[] = [
  { name: 'slug_of', type: 'varchar', of: slugOf },
  {
    name: 'nullif_blank',
    type: 'varchar',
    of: (text) => (isBlank(text) ? null : text),
    // The first condition is cheaper, and true of most texts: they begin with a visible sign of ASCII.
    plain: { when: "given between '!' and '~' or regexp_matches(given, '[!-~]')", answer: 'given' },
  },
  {
    name: 'date_in',
    type: 'date',
    of: (text) => dateIn(text) ?? null,
    // A date that is spelled as the contract spells it prints back the same.
    plain: {
      when: 'strlen(given) = 10',
      answer: 'case when try_cast(given as date)::varchar = given then try_cast(given as date) end',
    },
  },
  {
    name: 'utf16_length',
    type: 'integer',
    of: (text) => String(text.length),
    // Without a character that takes two units, characters are counted.
    plain: {
      when: String.raw`strlen(given) = length(given) or not regexp_matches(given, '[\x{10000}-\x{10FFFF}]')`,
      answer: 'length(given)::integer',
    },
  },
];
