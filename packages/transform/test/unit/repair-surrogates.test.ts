import fc from 'fast-check';
import { expect, test } from 'vitest';
import { repairSurrogates } from '../../src/rows/repair-surrogates.ts';

const repaired = (json: string) => Buffer.from(repairSurrogates(Buffer.from(json))).toString();

test('any text comes out of repaired JSON well-formed and otherwise the same', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 0xffff })), (units) => {
      const text = String.fromCharCode(...units);
      expect(JSON.parse(repaired(JSON.stringify(text)))).toBe(text.toWellFormed());
    }),
  );
});

test('escaped pairs stay, escaped halves and backslashes before a u are told apart', () => {
  expect(repaired(String.raw`"\ud83d\ude00 \ud83d x \ude00 \\ud83d"`)).toBe(
    String.raw`"\ud83d\ude00 \ufffd x \ufffd \\ud83d"`,
  );
});
