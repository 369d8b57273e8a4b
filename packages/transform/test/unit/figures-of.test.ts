import { expect, test } from 'vitest';
import { MODELS } from '../../models/manifest.ts';
import { figureNamed } from '../../src/figures/figure-named.ts';
import { figuresOf } from '../../src/figures/figures-of.ts';
import { attributesAt, withModels } from '../support.ts';

const ITEMS = [
  attributesAt(0, 'four'),
  attributesAt(61, 'sixsix'),
  attributesAt(62, 'eight888', { source: { S: 'dummyjson' } }),
];

test('the figures are those of the models that the manifest marks, by the names of their columns and rows', async () => {
  await withModels(ITEMS, async (db) => {
    expect(await figuresOf(db)).toEqual({
      rows: 3,
      distinct_quotes: 3,
      minimum: 1,
      maximum: 1,
      range: 0,
      variance: 0,
      standard_deviation: 0,
      most_common_quote_id: expect.stringMatching(/^[0-9a-f]{16}$/),
      most_common_quote: expect.any(String),
      most_common_author: 'Anon',
      completeness: 3 / 1440,
      mean_length: 6,
      'source_share.dummyjson': 1 / 3,
      'source_share.quotable': 2 / 3,
    });
  });
});

test('of many sources the largest are kept, under names of bounded length', async () => {
  const items = Array.from({ length: 30 }, (_, n) =>
    attributesAt(n, `text ${n}`, {
      source: { S: n < 5 ? 'large' : `${String(n).padStart(2, '0')} ${'x'.repeat(90)}` },
    }),
  );
  await withModels(items, async (db) => {
    const names = Object.keys(await figuresOf(db)).filter((name) => name.startsWith('source_share.'));
    expect(names).toHaveLength(20);
    expect(names).toContain('source_share.large');
    expect(names.every((name) => name.length <= 80)).toBe(true);
  });
});

test('a day without a fact has no figures of its sources', async () => {
  await withModels([], async (db) => {
    expect(Object.keys(await figuresOf(db)).filter((name) => /^(source_share|mean)/.test(name))).toEqual([]);
  });
});

test.each(MODELS.flatMap(({ name, key, figures }) => (figures === undefined ? [] : [{ name, key, figures }])))(
  'the manifest names every figure that $name gives, and no other',
  async ({ name, key, figures }) => {
    await withModels(ITEMS, async (db) => {
      const rows = await db.rows(`from ${name}`);
      const given = figures.from === 'rows' ? rows.map(({ figure }) => String(figure)) : Object.keys(rows[0] ?? {});
      const kept = given.filter((each) => figures.from === 'rows' || !key.includes(each));
      expect(kept.filter((each) => figureNamed(each) === undefined)).toEqual([]);
      expect(Object.keys(figures.named).filter((each) => !kept.some((found) => found.startsWith(each)))).toEqual([]);
      if (figures.from === 'columns') expect({ key, rows: rows.length }).toEqual({ key: ['run_date'], rows: 1 });
    });
  },
);

test('no two models give a figure of the same name', () => {
  const names = MODELS.flatMap(({ figures }) => Object.keys(figures?.named ?? {}));
  expect(names).toEqual([...new Set(names)]);
});
