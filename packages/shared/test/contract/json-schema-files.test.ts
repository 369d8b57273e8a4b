import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { jsonSchemas, schemaText } from '../../scripts/json-schemas.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'json-schema');

test('the JSON Schemas are those of the Zod schemas', () => {
  const files = globSync('*.json', { cwd: FOLDER }).sort();
  const written = Object.fromEntries(files.map((file) => [file, readFileSync(join(FOLDER, file), 'utf8')]));
  const made = Object.entries(jsonSchemas()).map(([file, schema]) => [`${file}.json`, schemaText(schema)]);
  expect(written, 'stale; run: pnpm -F shared generate').toEqual(Object.fromEntries(made));
});
