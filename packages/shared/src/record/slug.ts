import { once } from '../text/once.ts';
import { IGNORABLE, ORPHANS, STANDING_ACCENT } from '../text/text.ts';
import { MAX_SLUG_LENGTH } from './bounds.ts';

/** Letters that carry no combining mark, so decomposition alone would not deburr them. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** The marks of a letter of the scripts whose accents a slug leaves out. */
const ACCENTS = once(() => /((?=\p{L})[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}+/gu);

/** The slug of an unknown author. */
const UNKNOWN_SLUG = 'unknown';

/**
 * Lower-case kebab slug, as Quotable's `authorSlug`: "Søren Kierkegaard" gives `soren-kierkegaard`. Accents are taken off
 * Latin, Greek and Cyrillic letters; other scripts keep their marks. NFC, at most MAX_SLUG_LENGTH code points; `unknown`
 * where nothing is left. A slug is its own slug.
 */
export function slugOf(text: string): string {
  return slugIn(text) || UNKNOWN_SLUG;
}

/** The slug of a text; empty where it has neither letters nor digits. */
export function slugIn(text: string): string {
  const words = text
    .toWellFormed()
    .replace(IGNORABLE(), '')
    .replace(STANDING_ACCENT(), "'")
    .normalize('NFKD')
    .toLowerCase()
    .replace(ORPHANS(), '')
    .replace(ACCENTS(), '$1')
    .replace(/[æœøßłđðþı]/g, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .replace(/['’.]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .normalize('NFC');
  return [...words.replace(/^-/, '')].slice(0, MAX_SLUG_LENGTH).join('').replace(/-$/, '');
}
