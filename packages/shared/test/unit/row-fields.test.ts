import { expect, test } from 'vitest';
import * as z from 'zod';
import { boundedText } from '../../src/schema/bounded-text.ts';
import { rowFields } from '../../src/schema/row-fields.ts';

const language = { description: 'The language.', examples: ['en'] };

test('an optional field of a record is a field of its row, null where the record leaves it out', () => {
  const Row = z.object(rowFields({ language: boundedText(5, language).optional().meta(language) }));
  expect(Row.parse({ language: null })).toEqual({ language: null });
  expect(Row.parse({ language: 'en' })).toEqual({ language: 'en' });
  expect(Row.safeParse({}).success).toBe(false);
  expect(Row.shape.language.meta()).toEqual({ description: 'The language.', examples: ['en', null] });
});

test('bounds of a record do not bind its row, types do', () => {
  const Row = z.object(rowFields({ language: boundedText(5, language) }));
  expect(Row.parse({ language: 'a language' })).toEqual({ language: 'a language' });
  expect(Row.safeParse({ language: 1 }).success).toBe(false);
});
