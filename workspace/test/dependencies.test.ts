import { matchesGlob } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { TRACKED, textOf } from './tracked-files.ts';

const Names = z
  .record(z.string(), z.string())
  .transform((versions) => Object.keys(versions))
  .default([]);
const Package = z.object({ dependencies: Names, devDependencies: Names, optionalDependencies: Names });

const installed = TRACKED.filter((path) => /(?:^|\/)package\.json$/.test(path)).flatMap((path) => {
  const { dependencies, devDependencies, optionalDependencies } = Package.parse(JSON.parse(textOf(path)));
  return [...dependencies, ...devDependencies, ...optionalDependencies];
});
const others = [...new Set(installed)].filter((name) => !name.startsWith('@quote-elt/'));

/** The first cell of each row of the table, name by name; `*` stands for any part of a name. */
const [, section = ''] = textOf('CONTRIBUTING.md').split('## Dependencies and their reasons\n');
const named = [...section.matchAll(/^\| (`[^|]+) \| [^|]+ \|$/gm)].flatMap(([, cell = '']) =>
  [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
);

test('every dependency has its reason in the table of CONTRIBUTING, and no row is about one that is gone', () => {
  const has = (name: string, pattern: string) => name === pattern || matchesGlob(name, pattern);
  expect(others.length).toBeGreaterThan(30);
  expect(others.filter((name) => !named.some((pattern) => has(name, pattern)))).toEqual([]);
  expect(named.filter((pattern) => !others.some((name) => has(name, pattern)))).toEqual([]);
});
