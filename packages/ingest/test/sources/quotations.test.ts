import { createHash } from 'node:crypto';
import { foldText } from '@quote-elt/shared';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { QUOTATIONS, Quotation } from '../../src/sources/quotations.ts';

test('there are at least 400 quotations, each well formed', () => {
  expect(QUOTATIONS.length).toBeGreaterThanOrEqual(400);
  expect(z.array(Quotation).safeParse(QUOTATIONS).error).toBeUndefined();
});

test('no text and no id comes twice', () => {
  expect(new Set(QUOTATIONS.map(({ content }) => foldText(content))).size).toBe(QUOTATIONS.length);
  expect(new Set(QUOTATIONS.map(({ id }) => id)).size).toBe(QUOTATIONS.length);
});

test('an id is made from its text', () => {
  const wrong = QUOTATIONS.filter(
    ({ id, content }) => createHash('sha256').update(content).digest('base64url').slice(0, 10) !== id,
  );
  expect(wrong).toEqual([]);
});

test('texts, authors and works are in NFC, on one line, without space around them', () => {
  const texts = QUOTATIONS.flatMap(({ content, author, work }) => [content, author, work]);
  expect(texts.filter((text) => text !== text.normalize('NFC').trim() || /[\r\n]/.test(text))).toEqual([]);
});

test('every author has been dead for over a hundred years', () => {
  expect(QUOTATIONS.filter(({ died }) => died > 1923)).toEqual([]);
});
