import { expect, test } from 'vitest';
import { MODELS } from '../../models/manifest.ts';
import { figureNamed } from '../../src/figures/figure-named.ts';
import { figuresOf } from '../../src/figures/figures-of.ts';
import { attributesAt, withModels } from '../support.ts';

const ITEMS = [attributesAt(0), attributesAt(61), attributesAt(62, { source: { S: 'another' } })];

test('the figures of a day are those of the models that the manifest marks, by the names of their columns and rows', async () => {
  await withModels(ITEMS, async (db) => {
    const expected = new Map<string, unknown>();
    for (const { name, key, figures } of MODELS) {
      if (figures === undefined) continue;
      for (const row of await db.rows(`from ${name}`)) {
        const entries = figures.from === 'rows' ? [[String(row.figure), row.value] as const] : Object.entries(row);
        for (const [figure, value] of entries) if (!key.includes(figure)) expected.set(figure, value);
      }
    }
    expect(expected.size).toBeGreaterThan(0);
    expect(await figuresOf(db)).toEqual(Object.fromEntries(expected));
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
      expect(
        Object.keys(figures.named).filter(
          (each) => !kept.some((found) => (each.endsWith('.') ? found.startsWith(each) : found === each)),
        ),
      ).toEqual([]);
      if (figures.from === 'columns') expect({ key, rows: rows.length }).toEqual({ key: ['run_date'], rows: 1 });
    });
  },
);

test('no two models give a figure of the same name', () => {
  const names = MODELS.flatMap(({ figures }) => Object.keys(figures?.named ?? {}));
  expect(names).toEqual([...new Set(names)]);
});
