import { isBlank } from './blank.ts';
import { once } from './once.ts';

/** What shows nothing and joins what stands around it: joiners, soft hyphens, variation selectors, fillers. */
export const IGNORABLE = once(() => /\p{Default_Ignorable_Code_Point}/gu);

/** Accents and lines that stand by themselves, such as ´ and ‗: compatibility would make a space and a mark of them. */
export const STANDING_ACCENT = once(() => /[\p{Sk}\u2017\u203e\ufe49-\ufe4c]/gu);

/** Vowel signs as letters by themselves; compatibility puts a space before the sign. */
const STANDING_SIGN = once(() => /[\u037a\ufc5e-\ufc63\ufe70-\ufe7f]/gu);

/** Marks that stand on no letter and no digit. */
export const ORPHANS = once(() => /(?<![\p{L}\p{N}\p{M}])\p{M}+/gu);

/** Where compatibility left a mark of a letter such as ﹰ or ำ on nothing, a letter that only carries keeps it. */
const UNCARRIED = once(() => /(?<![\p{L}\p{N}\p{M}])(?=\p{M})/gu);

/** Neither letter, mark, digit nor space. */
const SYMBOLS = once(() => /[^\p{L}\p{M}\p{N}\p{White_Space}]/gu);

const SPACES = once(() => /\p{White_Space}+/gu);

/** Text as it is stored: well-formed Unicode (lone surrogates become U+FFFD), NFC, without space around it; empty where it is blank. */
export function normaliseText(text: string): string {
  return isBlank(text) ? '' : text.toWellFormed().normalize('NFC').trim();
}

/** The text that a value stands for: a text that is not blank, or a number as JavaScript writes it; else undefined. */
export function textIn(value: unknown): string | undefined {
  const text = typeof value === 'number' && Number.isFinite(value) ? String(value) : value;
  return typeof text === 'string' && !isBlank(text) ? text : undefined;
}

/**
 * What of a text counts for its identity: NFKC, lower case, letters with their marks, digits, single spaces. Punctuation,
 * symbols and what cannot be seen do not count. All spellings of a text that Unicode calls equivalent fold alike.
 */
export function foldText(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(IGNORABLE(), '')
    .replace(STANDING_ACCENT(), '.')
    .replace(ORPHANS(), '')
    .replace(STANDING_SIGN(), (sign) => sign.normalize('NFKC').trimStart())
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ς', 'σ')
    .normalize('NFKC')
    .replace(SYMBOLS(), '')
    .replace(UNCARRIED(), 'ـ')
    .replace(SPACES(), ' ')
    .trim()
    .normalize('NFC');
}
