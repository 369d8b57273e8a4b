import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// A third of a command's start is the reading of code, which is the same each time. Where the folder cannot be written, nothing is kept.
enableCompileCache(join(import.meta.dirname, '..', 'node_modules', '.cache', 'compiled'));
await import('./elt.ts');
