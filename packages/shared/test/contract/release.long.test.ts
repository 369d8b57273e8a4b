import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  compareReleases,
  currentRelease,
  LEVELS,
  type Level,
  levelFor,
  PACKAGE,
  type Release,
} from '../../scripts/release.ts';

const CHANGESETS = join(PACKAGE, '..', '..', '.changeset');
const LAST: Release = JSON.parse(readFileSync(join(PACKAGE, 'release', 'last.json'), 'utf8'));

/** The highest level that the waiting changesets ask for. */
function announced(): Level {
  const texts = globSync('*.md', { cwd: CHANGESETS }).map((file) => readFileSync(join(CHANGESETS, file), 'utf8'));
  const levels = texts.map((text) => /^['"]@quote-elt\/shared['"]: (\w+)$/m.exec(text)?.[1]);
  return LEVELS.findLast((level) => levels.includes(level)) ?? 'none';
}

test('what differs from the last release is announced by a changeset of at least its level', () => {
  const now = currentRelease();
  const differences = compareReleases(LAST, now);
  const needed = levelFor(differences, LAST.version);
  const told = JSON.stringify(differences, null, 2);
  expect(
    LEVELS.indexOf(announced()),
    `a ${needed} changeset is missing; run: pnpm changeset\n${told}`,
  ).toBeGreaterThanOrEqual(LEVELS.indexOf(needed));
});

test('the release compared with is the version of the package', () => {
  expect(LAST.version, 'run: pnpm version-packages').toBe(currentRelease().version);
});
