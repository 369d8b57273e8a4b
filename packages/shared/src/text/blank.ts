import { once } from './once.ts';

/**
 * The code points that show nothing, as ranges with both ends included: white space, controls, zero-width and format
 * characters without a glyph, variation selectors, fillers and the empty Braille pattern. They are listed, because the
 * Unicode tables of two engines differ: every other place that must agree, such as SQL, is made from this list.
 */
export const BLANK_RANGES: readonly (readonly [first: number, last: number])[] = [
  [0x0000, 0x0020],
  [0x007f, 0x00a0],
  [0x00ad, 0x00ad],
  [0x034f, 0x034f],
  [0x061c, 0x061c],
  [0x115f, 0x1160],
  [0x1680, 0x1680],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x2000, 0x200f],
  [0x2028, 0x202f],
  [0x205f, 0x206f],
  [0x2800, 0x2800],
  [0x3000, 0x3000],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfffb],
  [0x1bca0, 0x1bca3],
  [0x1d173, 0x1d17a],
  [0xe0000, 0xe0fff],
];

const VISIBLE = once(() => {
  const ranges = BLANK_RANGES.map(([first, last]) => `\\u{${first.toString(16)}}-\\u{${last.toString(16)}}`);
  return new RegExp(`[^${ranges.join('')}]`, 'u');
});

/** Whether a text shows nothing: it is empty, or each of its code points lies in BLANK_RANGES. */
export function isBlank(text: string): boolean {
  return !VISIBLE().test(text);
}
