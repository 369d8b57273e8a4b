import { execFile } from 'node:child_process';
import { cpSync, globSync, mkdirSync, realpathSync, statSync, symlinkSync, utimesSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildArtefacts } from '../../src/artefacts/build-artefacts.ts';
import { PACKAGES_FOLDER } from '../../src/artefacts/stage.ts';

/** What the archives are built from, within the folder of the packages. */
const SOURCES = ['infra', 'ingest', 'transform', 'shared', 'runtime'];
const PARTS = ['src', 'models', 'data', 'package.json', 'tsconfig.json'];

/** Builds the archives of the packages in a folder and prints their hashes, on another day. */
const BUILD = `
  const later = Date.now() + 400 * 86_400_000;
  Date.now = () => later;
  const { buildArtefacts } = await import(process.argv[1]);
  const artefacts = await buildArtefacts(process.argv[2], 'arm64');
  console.log(JSON.stringify(Object.fromEntries(Object.entries(artefacts).map(([name, { sha256 }]) => [name, sha256]))));
`;

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'another place '));
});
afterAll(() => rm(root, { recursive: true, force: true }));

/** A checkout of the same commit somewhere else: the same files, with other times, and the same packages installed. */
function checkOut(packages: string): void {
  for (const name of SOURCES) {
    mkdirSync(join(packages, name), { recursive: true });
    for (const part of globSync(PARTS, { cwd: join(PACKAGES_FOLDER, name) })) {
      cpSync(join(PACKAGES_FOLDER, name, part), join(packages, name, part), { recursive: true });
    }
    // Windows lets anybody make a junction, but not a link.
    const modules = realpathSync(join(PACKAGES_FOLDER, name, 'node_modules'));
    symlinkSync(modules, join(packages, name, 'node_modules'), 'junction');
  }
  cpSync(join(PACKAGES_FOLDER, '..', 'tsconfig.base.json'), join(packages, '..', 'tsconfig.base.json'));
  for (const file of globSync('*/{src,models,data}/**/*', { cwd: packages })) utimesSync(join(packages, file), 1, 1);
}

/** The modes of all that is in a folder, which an archive keeps. */
function modesIn(folder: string): Record<string, number> {
  const names = globSync('**/*', { cwd: folder });
  return Object.fromEntries(names.map((name) => [name, statSync(join(folder, name)).mode]));
}

test('a commit gives the same archives in any folder, on any day, in any zone and for any user', async () => {
  const packages = join(root, 'a clone of it', 'packages');
  checkOut(packages);
  const umask = process.umask(0o077);
  const build = promisify(execFile)(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      BUILD,
      pathToFileURL(join(packages, 'infra', 'src', 'artefacts', 'build-artefacts.ts')).href,
      join(root, 'there'),
    ],
    { env: { ...process.env, TZ: 'Pacific/Apia', LANG: 'tr_TR.UTF-8', HOME: root }, cwd: root },
  );
  process.umask(umask);
  const here = await buildArtefacts(join(root, 'here'), 'arm64');
  const { stdout } = await build;
  expect(JSON.parse(stdout)).toEqual(
    Object.fromEntries(Object.entries(here).map(([name, { sha256 }]) => [name, sha256])),
  );
  expect(modesIn(join(root, 'there'))).toEqual(modesIn(join(root, 'here')));
}, 120_000);
