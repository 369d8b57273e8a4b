import { describe, expect, test } from 'vitest';
import { DAY, withModels } from '../support.ts';
import { fateOf, reasonOf } from './fate-of.ts';
import { quoteAttributesAt } from './quotes.ts';

describe('the key of a row', () => {
  test.each([
    ['infinity', 'ingested_at is not an instant'],
    ['-infinity', 'ingested_at is not an instant'],
    ['epoch', 'ingested_at is not in its ingested_date'],
    ['soon', 'ingested_at is not an instant'],
    ['2026-11-22T25:00:00.000Z', 'ingested_at is not an instant'],
    ['2026-02-30T10:00:00.000Z', 'ingested_at is not an instant'],
    ['2026-11-22T23:59:60.000Z', 'ingested_at is not an instant'],
    ['2026-11-22T23:60:00.000Z', 'ingested_at is not an instant'],
    ['2026-11-22T1 :59:00.000Z', 'ingested_at is not an instant'],
    ['2026-11-22T٢٣:59:00.000Z', 'ingested_at is not an instant'],
    ['294247-01-10T04:00:54.775Z', 'ingested_at is not in its ingested_date'],
    ['0044-03-15 (BC) 00:00:00', 'ingested_at is not in its ingested_date'],
    ['2026-11-21T23:59:59.999Z', 'ingested_at is not in its ingested_date'],
    ['2026-11-23T00:00:00.000Z', 'ingested_at is not in its ingested_date'],
    ['2026-11-22T18:59:00.123456Z', 'ingested_at is not spelled YYYY-MM-DDTHH:MM:SS.mmmZ'],
    ['2026-11-22T18:59:00Z', 'ingested_at is not spelled YYYY-MM-DDTHH:MM:SS.mmmZ'],
    ['2026-11-22T18:59:00.00Z', 'ingested_at is not spelled YYYY-MM-DDTHH:MM:SS.mmmZ'],
    ['2026-11-22T18:59:00.000', 'ingested_at is not spelled YYYY-MM-DDTHH:MM:SS.mmmZ'],
    ['2026-11-22T18:59:00.000z', 'ingested_at is not an instant'],
    ['2026-11-22 18:59:00.000Z', 'ingested_at is not spelled YYYY-MM-DDTHH:MM:SS.mmmZ'],
    ['2026-11-22T18:59:00.000+00:00', 'ingested_at is not spelled YYYY-MM-DDTHH:MM:SS.mmmZ'],
    ['2026-11-22T23:59:00.000+05:00', 'ingested_at is not spelled YYYY-MM-DDTHH:MM:SS.mmmZ'],
    ['2026-11-22T24:00:00.000Z', 'ingested_at is not spelled YYYY-MM-DDTHH:MM:SS.mmmZ'],
    ['2026-11-22T 8:59:00.000Z', 'ingested_at is not spelled YYYY-MM-DDTHH:MM:SS.mmmZ'],
    ['2026-11-22T18:59:00.000Z ', 'ingested_at is not spelled YYYY-MM-DDTHH:MM:SS.mmmZ'],
    ['2026-11-22', 'ingested_at is not spelled YYYY-MM-DDTHH:MM:SS.mmmZ'],
    ['', 'ingested_at is not an instant'],
  ])('%j is rejected: %s', async (ingested_at, reason) => {
    expect(await fateOf({ ingested_at: { S: ingested_at } })).toEqual({
      rejected: expect.objectContaining({ reject_reason: reason, ingested_at_text: ingested_at }),
    });
  });

  test.each([[undefined], [{ N: '5' }], [{ M: {} }], [{ NULL: true }]])('as %j is rejected', async (ingested_at) => {
    expect(await reasonOf({ ingested_at })).toBe('ingested_at is not an instant');
    expect(await reasonOf({ ingested_date: ingested_at })).toBe('ingested_at is not in its ingested_date');
  });

  test.each(['2026-11-2', '2026-11-22 ', 'infinity', '2026-11-23'])('in the partition %j is rejected', async (date) => {
    expect(await reasonOf({ ingested_date: { S: date } })).toBe('ingested_at is not in its ingested_date');
  });

  test('of a partition that is no date is rejected, even where the cast would take both', async () => {
    const replaced = { ingested_date: { S: ' 026-11-22' }, ingested_at: { S: ' 026-11-22T18:59:00.000Z' } };
    expect(await reasonOf(replaced)).toBe('ingested_at is not spelled YYYY-MM-DDTHH:MM:SS.mmmZ');
  });

  test('infinite in both of its parts is rejected too', async () => {
    const infinite = { S: 'infinity' };
    expect(await reasonOf({ ingested_date: infinite, ingested_at: infinite })).toBe('ingested_at is not an instant');
  });
});

test('of two rows that mean one instant the one that is spelled as the contract says stands, whichever comes first', async () => {
  const instant = '2026-11-22T18:59:00.000Z';
  const spellings = [
    '2026-11-22T18:59:00Z',
    '2026-11-22T18:59:00.000000Z',
    '2026-11-22T18:59:00.000+00:00',
    '2026-11-22 18:59:00.000Z',
    '2026-11-22T18:59:00.000z',
    '2026-11-22T20:59:00.000+02:00',
  ];
  const items = [instant, ...spellings]
    .sort()
    .map((ingested_at) => quoteAttributesAt(0, ingested_at, { ingested_at: { S: ingested_at } }));
  await withModels(items, async (db) => {
    expect(await db.rows('select quote_text, ingested_at from quotes_fact')).toEqual([
      { quote_text: instant, ingested_at: instant },
    ]);
    expect(await db.rows('select count(*) as rejected from rejected_quotes')).toEqual([{ rejected: spellings.length }]);
  });
});

test('one instant in two partitions is a fact in its own', async () => {
  const elsewhere = { ...quoteAttributesAt(5, 'elsewhere'), ingested_date: { S: '2026-11-21' } };
  await withModels([quoteAttributesAt(5, 'here'), elsewhere], async (db) => {
    expect(await db.rows('select quote_text, ingested_date from quotes_fact')).toEqual([
      { quote_text: 'here', ingested_date: DAY },
    ]);
  });
});
