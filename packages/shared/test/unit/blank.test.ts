import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BLANK_RANGES, isBlank } from '../../src/index.ts';

const CODE_POINTS = Array.from({ length: 0x110000 }, (_, code) => code).filter(
  (code) => code < 0xd800 || code > 0xdfff,
);
const LISTED = new Set(CODE_POINTS.filter((code) => BLANK_RANGES.some(([from, to]) => from <= code && code <= to)));

/** Format characters that have a glyph or show one around others: signs over numbers, and the joiners of hieroglyphs. */
const SHOWN = /[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}\u{13430}-\u{1343f}]/u;

test.each([
  ['nothing', ''],
  ['spaces and line ends', ' \t\r\n\v\f\u0085\u2028\u2029\u3000'],
  ['no-break spaces', '\u00a0\u202f\u2007'],
  ['NUL and other controls', '\u0000\u001b\u007f\u009f'],
  ['zero-width characters and a byte order mark', '\u200b\u200c\u200d\u2060\ufeff'],
  ['a soft hyphen', '\u00ad'],
  ['marks of direction', '\u200e\u200f\u061c\u202e\u2066'],
  ['Hangul fillers', '\u115f\u1160\u3164\uffa0'],
  ['the empty Braille pattern', '\u2800'],
  ['variation selectors', '\ufe0f\u{e0100}'],
  ['invisible copies of ASCII', '\u{e0020}'],
])('%s is blank', (_name, text) => {
  expect(isBlank(text)).toBe(true);
});

test.each(['x', '.', '\u0301', '0', '\u2801', '\ud800', '\ufffd', '\u{1f600}', '\u06dd'])('%j is not blank', (text) => {
  expect([isBlank(text), isBlank(`\u200b ${text}\u0000`)]).toEqual([false, false]);
});

test('a code point is blank exactly when it is listed', () => {
  expect(CODE_POINTS.filter((code) => isBlank(String.fromCodePoint(code)) !== LISTED.has(code))).toEqual([]);
});

test('the list has what Unicode calls white space, a control or ignorable, and format characters without a glyph', () => {
  const expected = CODE_POINTS.filter((code) => {
    const character = String.fromCodePoint(code);
    if (/[\p{White_Space}\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/u.test(character)) return true;
    return /\p{Cf}/u.test(character) && !SHOWN.test(character);
  });
  expect([...LISTED]).toEqual(expected);
});

test('a text is blank exactly when all of its characters are', () => {
  const listed = [...LISTED];
  const blank = fc.nat(listed.length - 1).map((at) => String.fromCodePoint(listed[at] ?? 0));
  fc.assert(
    fc.property(fc.array(fc.oneof(blank, blank, fc.string({ unit: 'binary', maxLength: 1 }))), (characters) => {
      expect(isBlank(characters.join(''))).toBe(characters.every(isBlank));
    }),
  );
});
