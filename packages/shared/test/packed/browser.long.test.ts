import { expect, test } from 'vitest';
import { z } from 'zod';
import * as shared from '../../src/index.ts';
import { expectSmall, sizeOf } from './size-in-browser.ts';

/** Bytes after gzip of what a browser gets: measured, with five percent of room. Nearly all of it is Zod. */
const LIMITS = [
  ['RawItem', '@quote-elt/shared', 28_900],
  ['rawKey', '@quote-elt/shared/keys', 24_400],
  ['encodeItem', '@quote-elt/shared/dynamodb', 900],
  ['decodeItem', '@quote-elt/shared/dynamodb', 1_060],
] as const;

test.each(LIMITS)('in a browser, %s of %s stays small', async (name, from, limit) => {
  await expectSmall(name, from, limit);
});

const CONSTANTS = Object.entries(shared).filter(
  ([, value]) => !(value instanceof z.ZodType || value instanceof Function),
);

test.each(CONSTANTS.filter(([name]) => name !== 'MART_ROWS'))(
  'in a browser, the constant %s costs itself',
  async (name, value) => {
    expect(await sizeOf(name, '@quote-elt/shared')).toBeLessThan(60 + JSON.stringify(value).length);
  },
);

test('in a browser, a constant beside the keys costs itself', async () => {
  expect(await sizeOf('MAX_BATCH', '@quote-elt/shared/keys')).toBeLessThan(60);
});
