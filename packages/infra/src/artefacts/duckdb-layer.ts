import { existsSync, globSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ARCHITECTURES, type Architecture, requireMachine } from './elf.ts';
import { ArtefactError } from './errors.ts';
import { MODULES } from './functions.ts';
import { copyStaged, PACKAGES_FOLDER } from './stage.ts';

const NATIVE_FILES = ['duckdb.node', 'libduckdb.so'] as const;

/** Where installed packages are found, by name; undefined for one that is not installed. */
export type FindPackage = (name: string, from: string) => string | undefined;

/**
 * Stages DuckDB's native library for an architecture, whatever the host is. The JavaScript around it is in the function's
 * bundle: its 127 files cost 46 ms at each cold start. Throws ArtefactError where the platform's package is not
 * installed, or holds native files for another machine.
 */
export function stageDuckDbLayer(folder: string, architecture: Architecture, find: FindPackage = findInstalled): void {
  const nodeApi = required(find, '@duckdb/node-api', join(PACKAGES_FOLDER, 'transform'));
  const bindings = required(find, '@duckdb/node-bindings', nodeApi);
  const platform = `@duckdb/node-bindings-linux-${ARCHITECTURES[architecture].npmCpu}`;
  const native = required(find, platform, join(PACKAGES_FOLDER, 'infra'));
  const detectLibc = required(find, 'detect-libc', bindings);
  for (const file of NATIVE_FILES) {
    const path = join(native, file);
    if (!existsSync(path)) throw missing(`${platform} lacks ${file}`);
    requireMachine(path, architecture);
    copyStaged(path, join(folder, MODULES, platform, file));
  }
  copyStaged(join(native, 'package.json'), join(folder, MODULES, platform, 'package.json'));
  for (const [name, source] of [
    ['@duckdb/node-bindings', bindings],
    ['detect-libc', detectLibc],
  ] as const) {
    for (const file of globSync('**/{*.js,package.json,LICENSE}', { cwd: source, exclude: ['node_modules/**'] })) {
      copyStaged(join(source, file), join(folder, MODULES, name, file));
    }
  }
}

function required(find: FindPackage, name: string, from: string): string {
  const found = find(name, from);
  if (found === undefined) throw missing(`${name} is not installed`);
  return found;
}

function missing(message: string): ArtefactError {
  return new ArtefactError('artefact.missing', message, {
    hint: 'run pnpm install: packages/infra depends on the bindings of every target',
  });
}

/** The real folder of a package as `from` would find it; walks up by hand, since a package need not export its package.json. */
function findInstalled(name: string, from: string): string | undefined {
  const roots = createRequire(join(realpathSync(from), 'package.json')).resolve.paths(name) ?? [];
  const found = roots.map((root) => join(root, name)).find((path) => existsSync(join(path, 'package.json')));
  return found === undefined ? undefined : dirname(realpathSync(join(found, 'package.json')));
}
