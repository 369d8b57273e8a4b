import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { runNode, writeFiles } from './run.ts';

const { project } = inject('packed');

/** What each subpath is used for, and what comes of it. */
const USES = [
  ['@quote-elt/shared', 'shared.toTick(0)', '1970-01-01T00:00:00.000Z'],
  ['@quote-elt/shared/keys', "shared.rawKey('2026-11-22T18:59:00.000Z', 4).ingested_at", '2026-11-22T18:59:00.004Z'],
  ['@quote-elt/shared/dynamodb', 'shared.encodeItem({ a: 1 }).a.N', '1'],
  ['@quote-elt/shared/testing', 'shared.sampleRawItem().ingested_at', '2026-11-22T18:59:00.000Z'],
  ['@quote-elt/shared/package.json', 'shared.default?.name ?? shared.name', '@quote-elt/shared'],
] as const;

describe.each(USES)('%s', (subpath, use, result) => {
  const name = subpath.replaceAll('/', '-');

  test('is imported as an ES module', async () => {
    const attributes = subpath.endsWith('.json') ? " with { type: 'json' }" : '';
    writeFiles(project, {
      [`${name}.mjs`]: `import * as shared from '${subpath}'${attributes};\nconsole.log(${use});\n`,
    });
    expect(await runNode([`${name}.mjs`], project)).toBe(`${result}\n`);
  });

  test('is required from CommonJS', async () => {
    writeFiles(project, { [`${name}.cjs`]: `const shared = require('${subpath}');\nconsole.log(${use});\n` });
    expect(await runNode([`${name}.cjs`], project)).toBe(`${result}\n`);
  });
});

test('every JSON Schema is imported and required', async () => {
  const folder = join(project, 'node_modules/@quote-elt/shared/json-schema');
  const index: Record<string, { file: string; id: string }> = JSON.parse(
    readFileSync(join(folder, 'index.json'), 'utf8'),
  );
  const files = globSync('*.json', { cwd: folder, exclude: ['index.json'] }).sort();
  const ids = files.map((file) => Object.values(index).find((entry) => entry.file === file)?.id);
  expect(Object.keys(index)).toHaveLength(files.length);
  const lines = files.map((file) => `@quote-elt/shared/json-schema/${file}`);
  writeFiles(project, {
    'schemas.mjs': lines
      .map((from, i) => `import s${i} from '${from}' with { type: 'json' };console.log(s${i}.$id);`)
      .join('\n'),
    'schemas.cjs': lines.map((from) => `console.log(require('${from}').$id);`).join('\n'),
  });
  expect(await runNode(['schemas.mjs'], project)).toBe(`${ids.join('\n')}\n`);
  expect(await runNode(['schemas.cjs'], project)).toBe(`${ids.join('\n')}\n`);
});

test('what is not exported stays inside', async () => {
  writeFiles(project, { 'inside.mjs': "import '@quote-elt/shared/dist/text.js';" });
  expect(await runNode(['inside.mjs'], project)).toContain('ERR_PACKAGE_PATH_NOT_EXPORTED');
});
