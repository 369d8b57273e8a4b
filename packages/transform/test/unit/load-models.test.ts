import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { MODELS, ROLES, SINGULAR_CHECKS, TEXT_FUNCTIONS, VIEWS } from '../../models/manifest.ts';
import { isModelFile, readModelFiles } from '../../src/models/model-files.ts';
import { loadModels } from '../../src/models/model-set-of.ts';
import { MODELS_FOLDER, pathOf } from '../../src/models/model-sql.ts';
import { withTempFolder } from '../support.ts';

const FILES = await readModelFiles(MODELS_FOLDER);

/** The models folder with the text of its manifest changed. */
const withManifest = (change: (text: string) => string) =>
  new Map(FILES).set('manifest.ts', change(String(FILES.get('manifest.ts'))));

test('the models of a folder are those that the release itself has', async () => {
  const { models, roles, checks, views, functions, sqlOf } = await loadModels(FILES);
  const withoutFigures = MODELS.map(({ figures: _, ...model }) => model);
  expect({ models, roles, checks, views }).toEqual({
    models: withoutFigures,
    roles: ROLES,
    checks: SINGULAR_CHECKS,
    views: VIEWS,
  });
  expect(functions.map(({ name }) => name)).toEqual(TEXT_FUNCTIONS.map(({ name }) => name));
  for (const model of models) expect(sqlOf(model)).toBe(FILES.get(pathOf(model)));
});

test('each version of a manifest is read as it stands, whatever was read before', async () => {
  const grains = async (files: typeof FILES) => (await loadModels(files)).models.map(({ grain }) => grain);
  const changed = await grains(withManifest((text) => text.replace("grain: '", "grain: 'another ")));
  expect(changed.filter((grain) => grain.startsWith('another '))).toHaveLength(1);
  expect(await grains(FILES)).toEqual(MODELS.map(({ grain }) => grain));
});

test.each([
  ['is written by half', (text: string) => text.slice(0, text.length / 2)],
  ['exports no models', (text: string) => text.replace('export const MODELS', 'const MODELS')],
  ['names a role that no model has', (text: string) => text.replace(/staging: '\w+'/, "staging: 'no_such_model'")],
  ['imports what is not there', (text: string) => `import { nothing } from './nothing.ts';\nnothing();\n${text}`],
  ['throws', (text: string) => `${text}\nthrow new Error('as it is loaded');`],
  ['gives a layer that there is none of', (text: string) => text.replace("layer: 'staging'", "layer: 'stagin'")],
])('a manifest that %s is told, and no path of a temporary folder', async (_name, change) => {
  await expect(loadModels(withManifest(change))).rejects.toMatchObject({
    code: 'models.manifest',
    message: expect.stringMatching(/^the manifest cannot be used: (?!.*\/tmp\/)/),
    hint: expect.any(String),
  });
});

test('a manifest whose models read what nothing gives is told', async () => {
  const change = (text: string) => text.replace("reads: ['raw_items']", "reads: ['nothing_such']");
  await expect(loadModels(withManifest(change))).rejects.toMatchObject({ code: 'models.graph' });
});

test('a folder without a manifest has no models', async () => {
  await expect(loadModels(new Map([['marts/x.sql', 'select 1']]))).rejects.toMatchObject({ code: 'models.manifest' });
});

test('a file that the manifest names and that is missing is told by its path', async () => {
  const [model] = MODELS;
  if (model === undefined) throw new Error('there is a model');
  const files = new Map(FILES);
  files.delete(pathOf(model));
  const { sqlOf } = await loadModels(files);
  expect(() => sqlOf(model)).toThrow(
    expect.objectContaining({ code: 'models.missing', message: expect.stringContaining(`models/${pathOf(model)}`) }),
  );
});

test('what editors leave beside the models is none of them', async () => {
  const others = [
    '.x.sql',
    'marts/.#x.sql',
    'marts/#x.sql#',
    'marts/x.sql~',
    'marts/x.sql.swp',
    '4913',
    '.git/x.sql',
    'x.md',
  ];
  expect(['marts/x.sql', 'manifest.ts', 'columns.json', 'a/b/c.sql'].filter(isModelFile)).toHaveLength(4);
  expect(others.filter(isModelFile)).toEqual([]);
  await withTempFolder(async (folder) => {
    for (const name of ['x.sql', '.x.sql', 'x.sql~']) await writeFile(join(folder, name), 'select 1');
    expect([...(await readModelFiles(folder)).keys()]).toEqual(['x.sql']);
  });
});
