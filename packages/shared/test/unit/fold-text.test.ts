import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldText } from '../../src/index.ts';
import { charactersOf, clusters, oneOf, script, scriptText } from '../support/script-text.ts';

const anyText = fc.oneof(scriptText, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));

test.each([
  ['“To be — or not to be?”', 'to be or not to be'],
  ['Don’t panic', 'dont panic'],
  ['It´s', 'its'],
  ['ﬁne  print\n№ ５', 'fine print no 5'],
  ['Điều gì', 'điều gì'],
  ['काम', 'काम'],
  ['น้ำ', 'น้ํา'],
  ['שָׁלוֹם', 'שָׁלוֹם'],
  ['ΣΟΦΟΣ σοφός', 'σοφοσ σοφόσ'],
  ['soft\u00adhyphen zero\u200bwidth \ufeff', 'softhyphen zerowidth'],
  ['a \u0301b .\u0301c', 'a b c'],
  ['a‗b ‾c', 'ab c'],
  ['بﹰ ب.ﹰ ﹰ', 'بً بً ـً'],
  [' ำ', 'ـํา'],
  ['㈠\u0301 (一)', '一\u0301 一'],
  ['C++ < C#', 'c c'],
  ['…?!', ''],
])('%j folds to %j', (given, folded) => {
  expect(foldText(given)).toBe(folded);
});

test('what is left is letters and digits with their marks, and single spaces', () => {
  fc.assert(
    fc.property(anyText, (given) => {
      expect(foldText(given)).toMatch(/^(?:(?:[\p{L}\p{N}]\p{M}*)+(?: (?:[\p{L}\p{N}]\p{M}*)+)*)?$/u);
    }),
    { numRuns: 500 },
  );
});

test('what was folded folds to itself', () => {
  fc.assert(
    fc.property(anyText, (given) => {
      expect(foldText(foldText(given))).toBe(foldText(given));
    }),
    { numRuns: 500 },
  );
});

describe('a text folds to the same', () => {
  test('whatever stands between its letters: punctuation, symbols, accents by themselves, what cannot be seen', () => {
    const between = charactersOf(/[\p{P}\p{S}\p{Default_Ignorable_Code_Point}]/u).filter(
      // Some symbols are made of letters or digits, such as № and ㍻.
      (symbol) => !/[\p{L}\p{N}]/u.test(symbol.normalize('NFKC')),
    );
    expect(between.length).toBeGreaterThan(7000);
    const cases = script.chain((of) => fc.tuple(clusters(of), fc.array(fc.tuple(fc.nat(), oneOf(between)))));
    fc.assert(
      fc.property(cases, ([parts, put]) => {
        const other = [...parts];
        for (const [at, symbol] of put) other.splice(at % (other.length + 1), 0, symbol);
        expect(foldText(other.join(''))).toBe(foldText(parts.join('')));
      }),
      { numRuns: 1000 },
    );
  });

  test('however wide the space between its words is', () => {
    const spaces = oneOf(charactersOf(/\p{White_Space}/u));
    const wide = fc.array(spaces, { minLength: 1, maxLength: 3 }).map((some) => some.join(''));
    const words = fc.array(scriptText.filter((text) => foldText(text) !== ''));
    fc.assert(
      fc.property(words, wide, wide, (texts, one, other) => {
        expect(foldText(`${one}${texts.join(one)}`)).toBe(foldText(`${texts.join(other)}${other}`));
      }),
    );
  });
});
