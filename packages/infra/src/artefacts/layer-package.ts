import { join } from 'node:path';
import { writeStaged } from './stage.ts';

/** Stages the package.json of a bundled package: its files by subpath. */
export function writePackage(modules: string, name: string, exports: Readonly<Record<string, string>>): void {
  writeStaged(join(modules, name, 'package.json'), `${JSON.stringify({ name, exports }, null, 2)}\n`);
}
