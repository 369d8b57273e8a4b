import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const PACKAGE = join(import.meta.dirname, '..', '..');
const PAGE = readFileSync(join(PACKAGE, '..', '..', 'docs', 'operations.md'), 'utf8');

/** The names under which the doctor looks at parts, as its sources call them. */
function looksOfTheDoctor(): string[] {
  const sources = globSync('src/doctor/*.ts', { cwd: PACKAGE }).map((file) =>
    readFileSync(join(PACKAGE, file), 'utf8'),
  );
  return sources.flatMap((text) => [...text.matchAll(/checkUp\(\s*'([^']+)'/g)].map(([, name]) => String(name))).sort();
}

test('each line that the doctor may print has a row on the page of operations, and no row is left over', () => {
  const [, section = ''] = PAGE.split('## A line of doctor is not green');
  const rows = [...(section.split('\n## ')[0] ?? '').matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name);
  expect(looksOfTheDoctor().length).toBeGreaterThan(10);
  expect(rows.sort()).toEqual(looksOfTheDoctor());
});
