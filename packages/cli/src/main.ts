import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// A third of a command's start is the reading of code, which is the same each time. Where the folder cannot be written, nothing is kept.
enableCompileCache(join(import.meta.dirname, '..', 'node_modules', '.cache', 'compiled'));
try {
  await import('./elt.ts');
} catch (error) {
  // The manifest is read while modules are loaded: a model without a file, or in a cycle, is told as any other mistake in it.
  const { failToLoad } = await import('./fail-to-load.ts');
  failToLoad(error, process.argv);
}
