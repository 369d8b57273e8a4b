import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { MODELS, SINGULAR_CHECKS } from '../../models/manifest.ts';
import { withDatabase } from '../../src/duckdb/with-database.ts';
import { LAYERS } from '../../src/manifest/model.ts';
import { orderModels } from '../../src/manifest/order-models.ts';
import { INPUTS, RAW_ITEMS } from '../../src/models/inputs.ts';
import { MODELS_FOLDER, modelSql, singularSql } from '../../src/models/model-sql.ts';
import { SETTINGS, withTempFolder } from '../support.ts';
import { tablesRead } from '../tables-read.ts';

const files = (folder: string) =>
  globSync(`${folder}/*.sql`, { cwd: MODELS_FOLDER })
    .map((file) => basename(file, '.sql'))
    .sort();

test.each(LAYERS)('every file of %s has an entry, and every entry a file', (layer) => {
  expect(
    MODELS.filter((model) => model.layer === layer)
      .map(({ name }) => name)
      .sort(),
  ).toEqual(files(layer));
});

test('every singular check has a file, and every file a check', () => {
  expect(SINGULAR_CHECKS.map(({ name }) => name).sort()).toEqual(files('checks'));
});

test('a model or check without a file is told by its path', () => {
  expect(() => modelSql({ layer: 'marts', name: 'none' })).toThrow(/ENOENT.*marts\/none\.sql/);
  expect(() => singularSql({ name: 'none' })).toThrow(/ENOENT.*checks\/none\.sql/);
});

test('every model reads exactly what its entry says', async () => {
  const read = await withTempFolder((tempFolder) =>
    withDatabase({ ...SETTINGS, tempFolder }, async (db) => {
      const found: Record<string, string[]> = {};
      for (const model of MODELS) found[model.name] = await tablesRead(db, modelSql(model));
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
      return tables.flat().filter((table) => !known.includes(table));
    }),
  );
  expect(unknown).toEqual([]);
});

test('staging models do not join, and marts never read the raw items', () => {
  const staged = MODELS.filter(({ layer, materialise }) => layer === 'staging' && materialise === 'incremental');
  expect(staged.map(({ reads }) => reads)).toEqual([[RAW_ITEMS]]);
  expect(MODELS.filter(({ layer, reads }) => layer !== 'staging' && reads.includes(RAW_ITEMS))).toEqual([]);
});

test('the manifest can be ordered', () => {
  expect(orderModels(MODELS, INPUTS)).toHaveLength(MODELS.length);
});
