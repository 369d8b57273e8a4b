import { encodeItem } from '@quote-elt/shared/dynamodb';
import { expect, test } from 'vitest';
import { MODELS, ROLES } from '../../models/manifest.ts';
import type { Database } from '../../src/duckdb/with-database.ts';
import { loopDay } from '../../src/loop/loop-day.ts';
import { withRawDay } from '../../src/loop/raw-day.ts';
import { hashMarts } from '../../src/marts/hash-marts.ts';
import { OWN_MODELS, type SelectFile } from '../../src/models/model-set.ts';
import { pathOf } from '../../src/models/model-sql.ts';
import { memoryRowReader } from '../../src/rows/memory-row-reader.ts';
import { DAY, itemAt, MART_NAMES, SETTINGS, UNUSABLE, withModels } from '../support.ts';

const ITEMS = [
  ...Array.from({ length: 40 }, (_, n) => encodeItem(itemAt(n))),
  { ...encodeItem(itemAt(41)), ...Object.fromEntries(Object.keys(UNUSABLE).map((name) => [name, { NULL: true }])) },
];
const NONE = new Set<string>();
const FACTS = `marts/${ROLES.facts}.sql`;
const readsFacts = MODELS.filter(({ reads }) => reads.includes(ROLES.facts)).map(({ name }) => name);

/** The models with another text of the facts. */
const withFacts = (change: (sql: string) => string) => ({
  ...OWN_MODELS,
  sqlOf: (file: SelectFile) => (pathOf(file) === FACTS ? change(OWN_MODELS.sqlOf(file)) : OWN_MODELS.sqlOf(file)),
});

function withDay<T>(use: (db: Database) => Promise<T>): Promise<T> {
  const reader = memoryRowReader(new Map([[DAY, ITEMS]]), 7);
  return withRawDay(DAY, SETTINGS, reader, OWN_MODELS.functions, use);
}

test('a loop builds the marts that a run builds, whatever was built in between', async () => {
  const published = await withModels(ITEMS, (db) => hashMarts(db));
  await withDay(async (db) => {
    const day = loopDay(db);
    expect((await day.build(OWN_MODELS, NONE, undefined)).error).toBeUndefined();
    expect(await hashMarts(db)).toEqual(published);
    await day.build(
      withFacts((sql) => `select * from (${sql}\n) limit 3`),
      new Set([FACTS]),
      FACTS,
    );
    expect(await hashMarts(db)).not.toEqual(published);
    await day.build(
      withFacts(() => 'select'),
      new Set([FACTS]),
      FACTS,
    );
    expect((await day.build(OWN_MODELS, new Set([FACTS]), FACTS)).error).toBeUndefined();
    expect(await hashMarts(db)).toEqual(published);
  });
});

test('only what was saved and what derives from it is built again, and shown with its columns and rows', async () => {
  await withDay(async (db) => {
    const day = loopDay(db);
    expect((await day.build(OWN_MODELS, NONE, undefined)).built).toHaveLength(MODELS.length);
    const { built, shown } = await day.build(
      withFacts((sql) => `select 7 as seven, * from (${sql}\n)`),
      new Set([FACTS]),
      FACTS,
    );
    const names = built.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining([ROLES.facts, ...readsFacts]));
    expect(names).not.toContain(ROLES.staging);
    expect(shown).toMatchObject({ name: ROLES.facts, path: FACTS, count: 40 });
    expect([shown?.columns[0], shown?.rows[0]?.seven]).toEqual([{ name: 'seven', type: 'INTEGER' }, 7]);
  });
});

test('of a check that fails the first rows are given', async () => {
  await withDay(async (db) => {
    const day = loopDay(db);
    const { checks } = await day.build(
      withFacts((sql) => `${sql} union all ${sql}`),
      NONE,
      FACTS,
    );
    const unique = checks.find(({ name }) => name.startsWith(`${ROLES.facts}.`) && name.endsWith('.unique'));
    expect(unique).toMatchObject({ failures: 40, severity: 'error' });
    expect(unique?.rows).toHaveLength(5);
    const again = await day.build(OWN_MODELS, new Set([FACTS]), FACTS);
    expect(again.checks.filter(({ failures }) => failures > 0)).toMatchObject([{ severity: 'warn', failures: 1 }]);
  });
});

test.each([
  ['is empty', () => ' \n-- nothing yet\n', /there is no statement/],
  ['has two statements', (sql: string) => `${sql};\ndrop table raw_items`, /2 statements where one is taken/],
  [
    'names a column that there is none of',
    (sql: string) => `select nothing_such, * from (${sql})`,
    /^\w+ \(\S+\): Binder Error/,
  ],
  [
    'fails on a row',
    (sql: string) => `select cast(source as integer) as n, * from (${sql})`,
    /^\w+ \(\S+\): Conversion Error/,
  ],
])('a select that %s fails by its file, and the next save is built', async (_name, change, message) => {
  await withDay(async (db) => {
    const day = loopDay(db);
    await day.build(OWN_MODELS, NONE, undefined);
    const { error } = await day.build(withFacts(change), new Set([FACTS]), FACTS);
    expect(error).toMatchObject({ code: 'models.failed', path: FACTS, message: expect.stringMatching(message) });
    expect((await day.build(OWN_MODELS, new Set([FACTS]), FACTS)).error).toBeUndefined();
  });
});

test('a check that its model does not fit is named', async () => {
  await withDay(async (db) => {
    const { error } = await loopDay(db).build(
      {
        ...OWN_MODELS,
        checks: [],
        models: MODELS.map((model) => ({ ...model, checks: [], key: [] })).map((model) =>
          model.name === ROLES.facts ? { ...model, checks: [{ kind: 'not_null', column: 'nothing_such' }] } : model,
        ),
      },
      NONE,
      FACTS,
    );
    expect(error).toMatchObject({ code: 'models.check', details: { check: `${ROLES.facts}.nothing_such.not_null` } });
  });
});

test('a view over the published days is built when it is worked on, over this one day', async () => {
  await withDay(async (db) => {
    const day = loopDay(db);
    for (const view of OWN_MODELS.views) {
      const path = pathOf({ layer: 'history', name: view.name });
      const { error, shown } = await day.build(OWN_MODELS, new Set([path]), path);
      expect([view.name, error, shown?.path]).toEqual([view.name, undefined, path]);
    }
    expect((await day.build(OWN_MODELS, NONE, FACTS)).shown?.path).toBe(FACTS);
    expect(await hashMarts(db, MART_NAMES)).toBeDefined();
  });
});
