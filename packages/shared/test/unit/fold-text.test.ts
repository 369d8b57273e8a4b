import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldText, quoteIdOf } from '../../src/index.ts';
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

describe('a quote has one id', () => {
  test('in NFC and in NFD, in every script', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(quoteIdOf(text.normalize('NFD'))).toBe(quoteIdOf(text.normalize('NFC')));
        expect(quoteIdOf(text)).toBe(quoteIdOf(text.normalize('NFC')));
      }),
      { numRuns: 1000 },
    );
  });

  test('for every single character that has another spelling', () => {
    const spelt = charactersOf(/./su).filter((character) => character.normalize('NFD') !== character);
    const apart = spelt.filter((one) => quoteIdOf(`a${one}b`) !== quoteIdOf(`a${one}b`.normalize('NFD')));
    expect([spelt.length > 13_000, apart]).toEqual([true, []]);
  });

  test('in upper case and in lower case, where each letter has one of both', () => {
    const letters = charactersOf(/[\p{Lu}\p{Ll}\p{Lt}]/u).filter((letter) => {
      const [upper, lower] = [letter.toUpperCase(), letter.toLowerCase()];
      return upper.toLowerCase().replace('ς', 'σ') === lower.replace('ς', 'σ');
    });
    expect(letters.length).toBeGreaterThan(2000);
    fc.assert(
      fc.property(fc.array(oneOf(letters), { minLength: 1 }), (text) => {
        const [upper, lower] = [text.join('').toUpperCase(), text.join('').toLowerCase()];
        expect(quoteIdOf(upper)).toBe(quoteIdOf(lower));
      }),
    );
  });

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

describe('two quotes have two ids', () => {
  test.each([
    ['Hindi', 'काम', 'कम'],
    ['Thai', 'เสือ', 'เสื่อ'],
    ['Tamil', 'படம்', 'பாடம்'],
    ['Bengali', 'কল', 'কাল'],
    ['Arabic with vowels', 'عَلِم', 'عُلِم'],
    ['Hebrew with vowels', 'סֵפֶר', 'סַפָּר'],
    ['Latin without composed letters', 'm\u0303a', 'ma'],
    ['Latin with accents', 'résumé', 'resume'],
    ['Japanese', 'はは', 'ばば'],
    ['German', 'in Maßen', 'in Massen'],
    ['symbols only', '...', '?!'],
  ])('in %s', (_script, one, other) => {
    expect(quoteIdOf(one)).not.toBe(quoteIdOf(other));
  });

  test('that differ in the marks of a letter or digit, in every script', () => {
    const cases = script.chain((of) =>
      fc.record({
        before: clusters(of),
        base: of.base,
        marks: fc.array(of.mark, { maxLength: 2 }),
        others: fc.array(of.mark, { maxLength: 2 }),
        after: clusters(of),
      }),
    );
    // Letters and marks are the same where NFKC and lower case make them so.
    const same = (text: string) => text.normalize('NFKC').toLowerCase().normalize('NFKC').replaceAll('ς', 'σ');
    let different = 0;
    fc.assert(
      fc.property(cases, ({ before, base, marks, others, after }) => {
        const [one, other] = [marks, others].map((some) => [...before, base, ...some, ...after].join(''));
        const apart = same(base + marks.join('')) !== same(base + others.join(''));
        if (apart) different++;
        expect([one, other, quoteIdOf(one ?? '') !== quoteIdOf(other ?? '')]).toEqual([one, other, apart]);
      }),
      { numRuns: 1000 },
    );
    expect(different).toBeGreaterThan(500);
  });
});
