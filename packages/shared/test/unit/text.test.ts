import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldText, normaliseQuote, normaliseText, Quote, quoteIdOf, slugOf } from '../../src/index.ts';

const text = fc.string({ unit: 'binary' });

describe('normaliseText', () => {
  test('gives well-formed NFC without space around it, and leaves its own results alone', () => {
    fc.assert(
      fc.property(text, (given) => {
        const normal = normaliseText(given);
        expect([normal.isWellFormed(), normal.normalize('NFC'), normal.trim()]).toEqual([true, normal, normal]);
        expect(normaliseText(normal)).toBe(normal);
      }),
    );
  });

  test('a lone surrogate becomes U+FFFD', () => {
    expect(normaliseText('a\ud800b')).toBe('a\ufffdb');
  });
});

describe('foldText', () => {
  test.each([
    ['“To be — or not to be?”', 'to be or not to be'],
    ['Don’t panic', 'dont panic'],
    ['ﬁne  print\n№ ５', 'fine print no 5'],
    ['Điều gì', 'điều gì'],
    ['…?!', ''],
  ])('%j folds to %j', (given, folded) => {
    expect(foldText(given)).toBe(folded);
  });

  test('keeps only letters, digits and single spaces', () => {
    fc.assert(
      fc.property(text, (given) => {
        expect(foldText(given)).toMatch(/^(?:[\p{L}\p{N}]+(?: [\p{L}\p{N}]+)*)?$/u);
      }),
    );
  });
});

describe('quoteIdOf', () => {
  test('is the start of the SHA-256 of what the text folds to, or of the text where nothing is left', () => {
    fc.assert(
      fc.property(text, (given) => {
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

test.each([
  ['Søren Kierkegaard', 'soren-kierkegaard'],
  ['J. R. R. O’Brien', 'j-r-r-obrien'],
  ['  François, duc de La Rochefoucauld ', 'francois-duc-de-la-rochefoucauld'],
  ['Straße Łódź Æsop', 'strasse-lodz-aesop'],
  ['老子', '老子'],
  ['…', ''],
])('the slug of %j is %j', (given, slug) => {
  expect(slugOf(given)).toBe(slug);
});

describe('normaliseQuote', () => {
  test('makes the normal form', () => {
    const quote = normaliseQuote({
      content: '  A 😀 day.  ',
      author: ' Émile Zola ',
      tags: ['Life', ' ', 'Life'],
      added_date: '2019-08-08T12:00:00Z',
      modified_date: 'nonsense',
      source_id: 7,
    });
    expect(quote).toEqual({
      quote_id: quoteIdOf('a day'),
      content: 'A 😀 day.',
      author: 'Émile Zola',
      author_slug: 'emile-zola',
      tag_list: ['Life'],
      character_count: 9,
      added_date: '2019-08-08',
      modified_date: undefined,
      source_id: '7',
    });
  });

  test('fills every field there is when the source gives all', () => {
    const quote = normaliseQuote({
      content: 'x',
      author: 'x',
      author_slug: 'x',
      tags: ['x'],
      added_date: '2019-08-08',
      modified_date: '2023-04-14',
      source_id: 'x',
    });
    const filled = Object.entries(quote).filter(([, value]) => value !== undefined);
    expect(filled.map(([field]) => field).sort()).toEqual(Object.keys(Quote.shape).sort());
  });

  test.each([[null], [undefined], [''], [' '], ['unknown'], ['Unknown']])('an author of %j is Unknown', (author) => {
    expect(normaliseQuote({ content: 'x', author })).toMatchObject({ author: 'Unknown', author_slug: 'unknown' });
  });

  test.each([[''], [' \n '], ['x'.repeat(10_001)]])('a text that is blank or too long is refused', (content) => {
    expect(() => normaliseQuote({ content })).toThrow(expect.objectContaining({ name: 'ZodError' }));
  });
});
