import { globSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonSchemas, schemaText } from './json-schemas.ts';

/** Writes json-schema/*.json anew; `pnpm -F shared generate`. */
const folder = join(import.meta.dirname, '..', 'json-schema');
for (const old of globSync('*.json', { cwd: folder })) rmSync(join(folder, old));
for (const [file, schema] of Object.entries(jsonSchemas())) {
  writeFileSync(join(folder, `${file}.json`), schemaText(schema));
}
