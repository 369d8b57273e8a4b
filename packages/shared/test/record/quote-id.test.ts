import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldText, normaliseText, quoteIdOf } from '../../src/index.ts';
import { charactersOf, clusters, oneOf, script, scriptText } from '../support/script-text.ts';

const anyText = fc.oneof(scriptText, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));

describe('quoteIdOf', () => {
  test('is the start of the SHA-256 of what the text folds to, or of the text where nothing is left', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (given) => {
        const identity = foldText(given) || normaliseText(given);
        expect(quoteIdOf(given)).toBe(createHash('sha256').update(identity, 'utf8').digest('hex').slice(0, 16));
      }),
    );
  });

  test.each([
    [
      'composed and decomposed accents',
      'Cogito: je pense, donc j’étais',
      'Cogito: je pense, donc j’étais'.normalize('NFD'),
    ],
    ['stacked Vietnamese accents', 'Sự thật', 'Sự thật'.normalize('NFD')],
    ['punctuation', 'Know thyself.', '“Know  thyself!”'],
    ['case', 'KNOW THYSELF', 'know thyself'],
  ])('is the same over %s', (_name, one, other) => {
    expect(quoteIdOf(one)).toBe(quoteIdOf(other));
  });

  test('tells texts apart that are punctuation only', () => {
    expect(quoteIdOf('...')).not.toBe(quoteIdOf('?!'));
  });
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
