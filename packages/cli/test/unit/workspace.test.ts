import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';

const ROOT = join(import.meta.dirname, '..', '..', '..', '..');

/** Which packages of ours a package may run with. Tests may use `local` besides. */
const EDGES: Readonly<Record<string, readonly string[]>> = {
  shared: [],
  runtime: ['shared'],
  local: ['runtime', 'shared'],
  ingest: ['runtime', 'shared'],
  transform: ['runtime', 'shared'],
  cli: ['ingest', 'local', 'runtime', 'shared', 'transform'],
  infra: ['ingest', 'runtime', 'shared', 'transform'],
};

/** What the names of the packages begin with. */
const SCOPE = '@quote-elt/';

const Package = z.object({
  name: z.string(),
  dependencies: z.record(z.string(), z.string()).default({}),
  devDependencies: z.record(z.string(), z.string()).default({}),
});

function packages(): z.infer<typeof Package>[] {
  return globSync('packages/*/package.json', { cwd: ROOT }).map((file) =>
    Package.parse(JSON.parse(readFileSync(join(ROOT, file), 'utf8'))),
  );
}

function ours(dependencies: Readonly<Record<string, string>>): string[] {
  return Object.keys(dependencies)
    .flatMap((name) => (name.startsWith(SCOPE) ? [name.slice(SCOPE.length)] : []))
    .sort();
}

test('packages depend on each other only along the edges of the design', () => {
  expect(
    Object.fromEntries(packages().map(({ name, dependencies }) => [name.slice(SCOPE.length), ours(dependencies)])),
  ).toEqual(EDGES);
});

test('tests use no package of ours besides, but the local stand-ins', () => {
  const beyond = packages().flatMap(({ devDependencies }) => ours(devDependencies).filter((name) => name !== 'local'));
  expect(beyond).toEqual([]);
});

test('infra takes nothing of the functions but the names of their configuration, and what is published', () => {
  const sources = globSync('packages/infra/src/**/*.ts', { cwd: ROOT }).map((file) =>
    readFileSync(join(ROOT, file), 'utf8'),
  );
  const imported = sources.flatMap((text) =>
    [...text.matchAll(/from '(@quote-elt\/(?:ingest|transform)[^']*)'/g)].map(([, name]) => name),
  );
  expect(imported.filter((name) => !/\/(?:config|warehouse)$/.test(name ?? ''))).toEqual([]);
});
