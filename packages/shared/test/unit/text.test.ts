import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isBlank, normaliseText, textIn } from '../../src/index.ts';

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

  test('leaves nothing of a text exactly when it is blank', () => {
    fc.assert(
      fc.property(
        fc.oneof(text, fc.string({ unit: fc.constantFrom(' ', '\0', '\u00a0', '\u200b', '\u3164', 'x') })),
        (given) => {
          expect(normaliseText(given) === '').toBe(isBlank(given));
        },
      ),
    );
  });

  test('a lone surrogate becomes U+FFFD', () => {
    expect(normaliseText('a\ud800b')).toBe('a\ufffdb');
  });
});

test.each([
  ['x', 'x'],
  [' x ', ' x '],
  [7, '7'],
  [0, '0'],
  [1e300, '1e+300'],
  ['', undefined],
  ['\u200b\0', undefined],
  [Number.NaN, undefined],
  [Number.NEGATIVE_INFINITY, undefined],
  [true, undefined],
  [null, undefined],
  [undefined, undefined],
  [['x'], undefined],
  [{ toString: () => 'x' }, undefined],
])('the text in %j is %j', (value, text) => {
  expect(textIn(value)).toBe(text);
});
