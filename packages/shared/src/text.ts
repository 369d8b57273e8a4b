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

/** Text as it is stored: well-formed Unicode (lone surrogates become U+FFFD), NFC, without space around it. */
export function normaliseText(text: string): string {
  return text.toWellFormed().normalize('NFC').trim();
}

/** What of a text counts for its identity: NFKC, lower case, only letters, digits and single spaces. */
export function foldText(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Lower-case kebab slug without accents, as Quotable's `authorSlug`: "Søren Kierkegaard" gives `soren-kierkegaard`. */
export function slugOf(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[æœøßłđðþı]/g, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .replace(/['’.]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
