import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MAX_SLUG_LENGTH, slugOf } from '../../src/index.ts';
import { charactersOf, scriptText } from '../support/script-text.ts';

test.each([
  ['Søren Kierkegaard', 'soren-kierkegaard'],
  ['Søren Kierkegaard!', 'soren-kierkegaard'],
  ["Søren O'Neil Jr.", 'soren-oneil-jr'],
  ['J. R. R. O’Brien', 'j-r-r-obrien'],
  ['It´s', 'its'],
  ['  François, duc de La Rochefoucauld ', 'francois-duc-de-la-rochefoucauld'],
  ['Straße Łódź Æsop', 'strasse-lodz-aesop'],
  ['Sự thật', 'su-that'],
  ['Πλάτων ΣΩΚΡΆΤΗΣ', 'πλατων-σωκρατης'],
  ['Фёдор Достоевский', 'федор-достоевскии'],
  ['老子', '老子'],
  ['कबीर दास', 'कबीर-दास'],
  ['พุทธทาสภิกขุ', 'พุทธทาสภิกขุ'],
  ['がんじー', 'がんじー'],
  ['세종', '세종'],
  ['رُومِي', 'رُومِي'],
  ['a\u200d\u0301', 'a'],
  ['র\u200d্য', 'র্য'],
  ['.\u0301x', 'x'],
  ['…', 'unknown'],
  ['\u0301', 'unknown'],
  ['', 'unknown'],
])('the slug of %j is %j', (given, slug) => {
  expect(slugOf(given)).toBe(slug);
});

const anyText = fc.oneof(scriptText, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme', maxLength: 700 }));

test('a slug is words of letters and digits with their marks, joined by hyphens, in NFC and lower case, and never empty', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const slug = slugOf(text);
      expect(slug).toMatch(/^(?:[\p{L}\p{N}]\p{M}*)+(?:-(?:[\p{L}\p{N}]\p{M}*)+)*$/u);
      expect(slug).toBe(slug.normalize('NFC'));
      expect(slug.replaceAll('ς', 'σ')).toBe(slug.toLowerCase().replaceAll('ς', 'σ'));
      expect(slug.normalize('NFD')).not.toMatch(/(?=\p{L})[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]\p{M}/u);
    }),
    { numRuns: 500 },
  );
});

test('a slug is its own slug, and that of the text in NFD', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const slug = slugOf(text);
      expect([slugOf(slug), slugOf(text.normalize('NFD'))]).toEqual([slug, slug]);
    }),
    { numRuns: 500 },
  );
});

test('so it is for every mark, and every character that has another spelling or case', () => {
  const characters = charactersOf(/[\p{L}\p{M}\p{N}\p{P}\p{S}]/u).filter(
    (character) => /\p{M}/u.test(character) || character.normalize('NFKD').toLowerCase() !== character,
  );
  const changed = characters.filter((character) => slugOf(slugOf(character)) !== slugOf(character));
  expect([characters.length > 15_000, changed]).toEqual([true, []]);
});

test.each([
  ['a'.repeat(600), 500],
  ['𐐨'.repeat(600), 500],
  [`${'a'.repeat(499)} b`, 499],
  ['ﷺ'.repeat(500), 499],
  ['क्षि'.repeat(300), 500],
])('a slug is at most 500 code points, and still its own', (text, length) => {
  const slug = slugOf(text);
  expect([[...slug].length, slugOf(slug), MAX_SLUG_LENGTH]).toEqual([length, slug, 500]);
});
