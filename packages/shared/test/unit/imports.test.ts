import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test('no source imports a module of Node, so that it also works in a browser', () => {
  const sources = globSync('**/*.ts', { cwd: join(import.meta.dirname, '..', '..', 'src') });
  const imported = sources.flatMap((file) => {
    const text = readFileSync(join(import.meta.dirname, '..', '..', 'src', file), 'utf8');
    return [...text.matchAll(/from '([^.'][^']*)'/g)].map(([, name]) => name);
  });
  expect(imported).toContain('zod');
  const inBrowsers = ['@noble/hashes/sha2.js', '@noble/hashes/utils.js', 'zod'];
  expect([...new Set(imported)].filter((name) => !inBrowsers.includes(String(name)))).toEqual([]);
});
