import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { explainError, RawItem, RUN_SCHEMA_VERSION, RunRecord, TransformEvent } from '../../src/index.ts';
import { sampleRawItem } from '../../src/testing.ts';

const ITEM = sampleRawItem();

function explained(schema: z.ZodType, given: unknown, record: string): string {
  const parsed = schema.safeParse(given);
  return parsed.error === undefined ? 'accepted' : explainError(parsed.error, record);
}

test('one line names the record and every path', () => {
  const wrong = { ...ITEM, ingested_date: '2026-02-30', source: 1 };
  expect(explained(RawItem, wrong, 'raw item 7').split('; ').sort()).toEqual([
    'raw item 7: ingested_date: not a calendar date (YYYY-MM-DD)',
    'source: Invalid input: expected string, received number',
  ]);
});

test.each([
  [{ dates: ['2026-11-22', 'x'] }, 'event: dates[1]: not a calendar date (YYYY-MM-DD)'],
  [{ dates: ['2026-11-22'], days: 3 }, 'event: days is not known'],
  [{ dates: ['2026-11-22'], force: 'yes' }, 'event: force: Invalid input: expected boolean, received string'],
  [
    { dates: ['x', 'y'], force: 1 },
    'event: dates[0]: not a calendar date (YYYY-MM-DD); dates[1]: not a calendar date (YYYY-MM-DD); ' +
      'force: Invalid input: expected boolean, received number',
  ],
  [
    { from: '2026-11-22', to: '2026-11-23', force: null },
    'event: force: Invalid input: expected boolean, received null',
  ],
  [{ from: '2026-11-22' }, 'event: to: Invalid input: expected string, received undefined'],
  [
    { to: 5, from: 'x' },
    'event: from: not a calendar date (YYYY-MM-DD); to: Invalid input: expected string, received number',
  ],
  [{ dates: '2026-11-22' }, 'event: dates: Invalid input: expected array, received string'],
  [{ scheduled_time: '2026-11-22T00:00:00Z', force: true }, 'event: force is not known'],
  [{ Dates: ['2026-11-22'] }, 'event: Dates is not known'],
  [{ scheduled_time: 'now' }, 'event: scheduled_time: not an ISO-8601 instant with a zone, years 1000 to 2999'],
  [null, 'event: Invalid input: expected object, received null'],
])('of a union, %j is explained by the member that was meant', (given, line) => {
  expect(explained(TransformEvent, given, 'event')).toBe(line);
});

test('a message of several lines becomes one', () => {
  expect(
    explained(
      RawItem.refine(() => false, 'a\n  b'),
      ITEM,
      'item',
    ),
  ).toBe('item: a b');
});

test('a version of the future is refused with what to do', () => {
  expect(explained(RawItem, { ...ITEM, schema_version: 2 }, 'raw item')).toBe(
    'raw item: schema_version: version 2 is newer than 1, the newest that this release reads; update @quote-elt/shared',
  );
  expect(explained(RunRecord.pick({ schema_version: true }), { schema_version: RUN_SCHEMA_VERSION }, 'run')).toBe(
    'accepted',
  );
});

describe('of the members of a union, in whatever order they stand, the one that is explained', () => {
  const text = z.string();
  const deep = (leaf: z.ZodType) => z.object({ a: z.object({ b: leaf }) });

  test.each<[string, z.ZodType, z.ZodType, unknown, string]>([
    [
      'knows most of the keys',
      z.strictObject({ a: text, b: text, c: text }),
      z.strictObject({ a: z.boolean() }),
      { a: 1, b: 2, c: 3 },
      'it: a: Invalid input: expected string, received number; b: Invalid input: expected string, received number; ' +
        'c: Invalid input: expected string, received number',
    ],
    [
      'has the fewest problems',
      z.object({ a: text }),
      z.object({ a: text, b: text }),
      { a: 1, b: 2 },
      'it: a: Invalid input: expected string, received number',
    ],
    [
      'has its problems deepest',
      deep(text),
      z.object({ a: text }),
      { a: { b: 1 } },
      'it: a.b: Invalid input: expected string, received number',
    ],
    [
      'has the deepest problem, if beside a shallow one',
      z.object({ a: z.object({ b: text }), c: text }),
      z.object({ a: text, c: text }),
      { a: { b: 1 }, c: 1 },
      'it: a.b: Invalid input: expected string, received number; c: Invalid input: expected string, received number',
    ],
  ])('%s', (_name, meant, other, given, line) => {
    expect(explained(z.union([meant, other]), given, 'it')).toBe(line);
    expect(explained(z.union([other, meant]), given, 'it')).toBe(line);
  });
});

test('a path is reported by names with dots between them, and by places in brackets', () => {
  const schema = z.object({ a: z.array(z.object({ b: z.string() })) });
  expect(explained(schema, { a: [{ b: 'x' }, { b: 1 }] }, 'it')).toMatch(/^it: a\[1\]\.b: /);
  expect(explained(z.array(z.string()), ['x', 1], 'it')).toMatch(/^it: \[1\]: /);
});
