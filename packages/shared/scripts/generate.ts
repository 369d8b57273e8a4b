import { globSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contractsPage } from './contracts-page.ts';
import { jsonSchemas, schemaIndex, schemaText } from './json-schemas.ts';

/** Writes json-schema/*.json and docs/contracts.md anew; `pnpm -F @quote-elt/shared generate`. */
const folder = join(import.meta.dirname, '..', 'json-schema');
for (const old of globSync('*.json', { cwd: folder })) rmSync(join(folder, old));
const schemas = jsonSchemas();
for (const [file, schema] of Object.entries(schemas)) {
  writeFileSync(join(folder, `${file}.json`), schemaText(schema));
}
writeFileSync(join(folder, 'index.json'), schemaText(schemaIndex()));
writeFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'contracts.md'), contractsPage(schemas));
