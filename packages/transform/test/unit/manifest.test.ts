import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { MODELS, ROLES, SINGULAR_CHECKS } from '../../models/manifest.ts';
import { withDatabase } from '../../src/duckdb/with-database.ts';
import { LAYERS, type Layer } from '../../src/manifest/model.ts';
import { orderModels } from '../../src/manifest/order-models.ts';
import { INPUTS, RAW_ITEMS } from '../../src/models/inputs.ts';
import { MODELS_FOLDER, modelSql, singularSql } from '../../src/models/model-sql.ts';
import { SETTINGS, withTempFolder } from '../support.ts';
import { tablesRead } from '../tables-read.ts';

const files = (folder: string) =>
  globSync(`${folder}/*.sql`, { cwd: MODELS_FOLDER })
    .map((file) => basename(file, '.sql'))
    .sort();

const FOLDERS: readonly (Layer | 'checks')[] = [...LAYERS, 'checks'];

test.each(FOLDERS)('every file of %s has an entry, and every entry a file', (folder) => {
  const entries = [...MODELS, ...SINGULAR_CHECKS].filter(({ layer }) => layer === folder);
  expect(entries.map(({ name }) => name).sort()).toEqual(files(folder));
});

test('a model or check without a file is told by its path', () => {
  expect(() => modelSql({ layer: 'marts', name: 'none' })).toThrow(/marts\/none\.sql\): there is no such file/);
  expect(() => singularSql({ layer: 'checks', name: 'none' })).toThrow(/checks\/none\.sql\): there is no such file/);
});

const ROLE_MODELS = new Map<string, string>(Object.entries(ROLES));
const rolesResolved = (tables: readonly string[]) => tables.map((table) => ROLE_MODELS.get(table) ?? table).sort();

test('every model reads exactly what its entry says, a role standing for its model', async () => {
  const read = await withTempFolder((tempFolder) =>
    withDatabase({ ...SETTINGS, tempFolder }, async (db) => {
      const found: Record<string, string[]> = {};
      for (const model of MODELS) found[model.name] = rolesResolved(await tablesRead(db, modelSql(model)));
      return found;
    }),
  );
  expect(read).toEqual(Object.fromEntries(MODELS.map(({ name, reads }) => [name, [...reads].sort()])));
});

test('singular checks read only models and inputs', async () => {
  const known: string[] = [...INPUTS, ...MODELS.map(({ name }) => name)];
  const unknown = await withTempFolder((tempFolder) =>
    withDatabase({ ...SETTINGS, tempFolder }, async (db) => {
      const tables = await Promise.all(SINGULAR_CHECKS.map((check) => tablesRead(db, singularSql(check))));
      return rolesResolved(tables.flat()).filter((table) => !known.includes(table));
    }),
  );
  expect(unknown).toEqual([]);
});

test('staging models do not join, and marts never read the raw items', () => {
  const staged = MODELS.filter(({ layer, materialise }) => layer === 'staging' && materialise === 'incremental');
  expect(staged.map(({ reads }) => reads)).toEqual([[RAW_ITEMS]]);
  expect(MODELS.filter(({ layer, reads }) => layer !== 'staging' && reads.includes(RAW_ITEMS))).toEqual([]);
});

test('only SQL of the engine reads models by their roles', async () => {
  const read = await withTempFolder((tempFolder) =>
    withDatabase({ ...SETTINGS, tempFolder }, async (db) => {
      const own = MODELS.filter(({ layer }) => layer !== 'engine').map(modelSql);
      const checks = SINGULAR_CHECKS.filter(({ layer }) => layer !== 'engine').map(singularSql);
      return (await Promise.all([...own, ...checks].map((sql) => tablesRead(db, sql)))).flat();
    }),
  );
  expect(read.filter((table) => ROLE_MODELS.has(table) && ROLE_MODELS.get(table) !== table)).toEqual([]);
});

test('the manifest can be ordered', () => {
  expect(orderModels(MODELS, INPUTS)).toHaveLength(MODELS.length);
});
