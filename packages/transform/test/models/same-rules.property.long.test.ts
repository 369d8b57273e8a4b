import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dateIn, IngestedAt, isBlank, slugOf } from '@quote-elt/shared';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { DAY, minute, withModels } from '../support.ts';
import { quoteAttributesAt } from './quotes.ts';

const SHARED = join(import.meta.dirname, '..', '..', '..', 'shared');
const DATES = z
  .array(z.object({ given: z.string(), date: z.string().nullable() }))
  .parse(JSON.parse(readFileSync(join(SHARED, 'test', 'fixtures', 'dates.json'), 'utf8')));

/** Text of any script, with much of what is blank, joined, accented or outside of the basic plane. */
const text = fc.string({
  unit: fc.oneof(
    { weight: 3, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }) },
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    fc.constantFrom(
      '\0',
      ' ',
      '\u00a0',
      '\u00ad',
      '\u200b',
      '\u3164',
      '\ufeff',
      '~',
      '!',
      '\u007f',
      'ø',
      'É',
      '़',
      '😀',
      "'",
      '.',
    ),
  ),
  maxLength: 6,
});
const texts = fc.array(text, { minLength: 50, maxLength: 50 });

/** A text as node-api gives it: without a byte order mark at its front. */
function shown(given: string): string {
  return given.toWellFormed().replace(/^\ufeff/, '');
}

/** One column of the day made of an item for each of `given`, in their order; null where the item was rejected. */
async function columnOf(
  column: string,
  given: readonly string[],
  replaced: (text: string) => Record<string, object | undefined>,
): Promise<unknown[]> {
  const items = given.map((each, n) => quoteAttributesAt(n, 'text', replaced(each)));
  const rows = await withModels(items, (db) => db.rows(`select ingested_at, ${column} as value from quotes_fact`));
  const values = new Map(rows.map(({ ingested_at, value }) => [ingested_at, value]));
  return given.map((_each, n) => values.get(minute(n)) ?? null);
}

test('every date names the same day as in TypeScript', async () => {
  const given = DATES.map((each) => each.given);
  const expected = DATES.map(({ date }) => date);
  expect(await columnOf('added_date', given, (date) => ({ added_date: { S: date } }))).toEqual(expected);
  expect(await columnOf('modified_date', given, (date) => ({ modified_date: { S: date } }))).toEqual(expected);
});

test('whatever stands for a date names the same day as in TypeScript', async () => {
  const nearly = fc.date({ noInvalidDate: true }).chain((date) =>
    fc
      .tuple(fc.nat(25), fc.constantFrom('', ' ', '0', '-', '/', 'T', '\n'), fc.constantFrom(10, 24, 19))
      .map(([at, put, end]) => {
        const iso = date.toISOString().slice(0, end);
        return iso.slice(0, at) + put + iso.slice(at + put.length);
      }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(nearly, text), { minLength: 50, maxLength: 50 }), async (given) => {
      const days = await columnOf('added_date', given, (date) => ({ added_date: { S: date } }));
      expect(days).toEqual(given.map((date) => dateIn(date.toWellFormed()) ?? null));
    }),
    { numRuns: 20 },
  );
});

test('texts are blank and counted as in TypeScript', async () => {
  await fc.assert(
    fc.asyncProperty(texts, async (given) => {
      const counts = await columnOf('character_count', given, (content) => ({ content: { S: content } }));
      expect(counts).toEqual(given.map((content) => (isBlank(content) ? null : content.length)));
    }),
    { numRuns: 20 },
  );
});

test('authors without a slug get the one that TypeScript makes, those who are blank are Unknown', async () => {
  await fc.assert(
    fc.asyncProperty(texts, async (given) => {
      const made = await columnOf(`[author_slug, author]`, given, (author) => ({
        author: { S: author },
        author_slug: undefined,
      }));
      expect(made).toEqual(given.map((author) => [slugOf(author), isBlank(author) ? 'Unknown' : shown(author)]));
    }),
    { numRuns: 20 },
  );
});

test('a slug that is given is its own slug', async () => {
  await fc.assert(
    fc.asyncProperty(texts, async (given) => {
      const slugs = await columnOf('author_slug', given, (slug) => ({
        author: { S: 'Anon' },
        author_slug: { S: slug },
      }));
      expect(slugs).toEqual(slugs.map((slug) => slugOf(String(slug))));
    }),
    { numRuns: 20 },
  );
});

test('facts are just the rows whose key is by contract', async () => {
  const instant = fc.date({
    min: new Date('2026-11-22T00:00:00Z'),
    max: new Date('2026-11-22T23:59:59.999Z'),
    noInvalidDate: true,
  });
  const spelled = fc
    .tuple(instant, fc.nat(24), fc.constantFrom('', '', ' ', '0', '9', 'Z', '\t'))
    .map(([date, at, put]) => {
      const iso = date.toISOString();
      return iso.slice(0, at) + put + iso.slice(at + put.length);
    });
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(spelled, { minLength: 40, maxLength: 40 }), async (keys) => {
      const items = keys.map((ingested_at) => quoteAttributesAt(0, 'text', { ingested_at: { S: ingested_at } }));
      const facts = await withModels(items, (db) => db.rows('select ingested_at from quotes_fact order by 1'));
      const byContract = keys.filter((at) => IngestedAt.safeParse(at).success && at.startsWith(DAY));
      expect(facts.map(({ ingested_at }) => ingested_at)).toEqual(byContract.sort());
    }),
    { numRuns: 20 },
  );
});
