import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contractsPage } from '../../scripts/contracts-page.ts';
import { jsonSchemas, schemaIndex, schemaText } from '../../scripts/json-schemas.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'json-schema');

test('the JSON Schemas are those of the Zod schemas', () => {
  const files = globSync('*.json', { cwd: FOLDER }).sort();
  const written = Object.fromEntries(files.map((file) => [file, readFileSync(join(FOLDER, file), 'utf8')]));
  const made = Object.entries({ ...jsonSchemas(), index: schemaIndex() });
  expect(written, 'stale; run: pnpm -F @quote-elt/shared generate').toEqual(
    Object.fromEntries(made.map(([file, schema]) => [`${file}.json`, schemaText(schema)])),
  );
});

test('the page of the contracts lists their fields', () => {
  const page = readFileSync(join(FOLDER, '..', '..', '..', 'docs', 'contracts.md'), 'utf8');
  expect(page, 'stale; run: pnpm -F @quote-elt/shared generate').toBe(contractsPage(jsonSchemas()));
});
