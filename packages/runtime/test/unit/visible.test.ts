import fc from 'fast-check';
import { expect, test } from 'vitest';
import { visible } from '../../src/visible.ts';

/** Text in which what is hidden is not rare. */
const text = fc
  .string({ unit: 'binary' })
  .chain((some) =>
    fc
      .array(
        fc.constantFrom(
          '\u001b[32m',
          '\n',
          '\r',
          '\u0085',
          '\u009b',
          '\u202e',
          '\u2066',
          '\u2028',
          '\u200b',
          '\ud800',
          '\\',
        ),
      )
      .map((odd) => odd.join(some)),
  );

test('no control, bidi control, line separator or invisible character is left', () => {
  fc.assert(
    fc.property(text, (given) => {
      expect(visible(given)).not.toMatch(
        /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/u,
      );
    }),
  );
});

test('what is visible stays as it is', () => {
  fc.assert(
    fc.property(text, (given) => {
      expect(visible(visible(given))).toBe(visible(given));
    }),
  );
});

test('JSON stays the same JSON', () => {
  fc.assert(
    fc.property(text, (given) => {
      expect(JSON.parse(visible(JSON.stringify([given])))).toEqual([given]);
    }),
  );
});

test.each([
  ['an escape sequence', '\u001b[2J\u001b[32mall good\u001b[0m', '\\u001b[2J\\u001b[32mall good\\u001b[0m'],
  ['a title of the window', '\u001b]0;owned\u0007', '\\u001b]0;owned\\u0007'],
  ['an escape sequence of eight bits', '\u009b31m', '\\u009b31m'],
  ['a new line', 'one\r\ntwo', 'one\\r\\ntwo'],
  ['a line that runs backwards', 'abc\u202edcba\u202c', 'abc\\u202edcba\\u202c'],
  ['an isolate', '\u2067x\u2069', '\\u2067x\\u2069'],
  ['an Arabic letter mark', '\u061c', '\\u061c'],
  ['a line and a paragraph separator', '\u2028\u2029', '\\u2028\\u2029'],
  ['a space of no width', 'pay\u200bpal\ufeff', 'pay\\u200bpal\\ufeff'],
  ['a joiner between ASCII letters', 'pay\u200dpal', 'pay\\u200dpal'],
  ['a second joiner', 'क\u200d\u200d', 'क\u200d\\u200d'],
  ['an invisible copy of a letter', '\u{e0041}', '\\udb40\\udc41'],
  ['DEL', '\u007f', '\\u007f'],
  ['half a surrogate pair', '\ud800', '\\ud800'],
])('%s is shown', (_name, given, shown) => {
  expect(visible(given)).toBe(shown);
});

test.each([
  ['Hindi with a joiner', 'क्\u200dष'],
  ['Persian with a non-joiner', 'می\u200cخواهم'],
  ['a family of emoji', '👨\u200d👩\u200d👧'],
  ['a heart on fire', '❤\ufe0f\u200d🔥'],
  ['a keycap', '1\ufe0f⃣'],
  ['Hebrew and Arabic', 'שלום عليكم'],
  ['stacked diacritics', 'tie\u0302\u0301ng'],
  ['a sign that ends a verse', '\u06dd'],
])('%s is left as it is', (_name, given) => {
  expect(visible(given)).toBe(given);
});
