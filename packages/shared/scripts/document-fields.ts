import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { documented } from './documented.ts';

/** Writes the description of every field into the built declarations, so that an editor shows it; part of the build. */
const [dist, src] = ['dist', 'src'].map((folder) => join(import.meta.dirname, '..', folder));
for (const file of globSync('**/*.d.{ts,cts}', { cwd: dist })) {
  const path = join(String(dist), file);
  const schemas = await import(join(String(src), file.replace(/\.d\.c?ts$/, '.ts')));
  writeFileSync(path, documented(readFileSync(path, 'utf8'), schemas));
}
