import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { currentRelease, PACKAGE } from './release.ts';

/** Remembers what this version promises, for the next one to be compared with; part of `pnpm version-packages`. */
writeFileSync(join(PACKAGE, 'release', 'last.json'), `${JSON.stringify(currentRelease(), null, 1)}\n`);
