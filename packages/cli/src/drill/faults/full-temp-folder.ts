import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Does `work` on a machine whose temporary folder gets full: what is written to a file at once finds no space, and `onRefused`
 * is told. No folder is full by itself without a file system of its own, so what Node would throw is thrown in its place.
 */
export async function withFullTempFolder<T>(work: () => Promise<T>, onRefused: () => void): Promise<T> {
  const refuse = () => {
    onRefused();
    const message = 'ENOSPC: no space left on device, write';
    throw Object.assign(new Error(message), { code: 'ENOSPC', errno: -28, syscall: 'write' });
  };
  full++;
  replaceWrites(refuse, refuse);
  try {
    return await work();
  } finally {
    full--;
    if (full === 0) replaceWrites(ORIGINAL.writeFileSync, ORIGINAL.writeSync);
  }
}

const ORIGINAL = { writeFileSync: fs.writeFileSync, writeSync: fs.writeSync };

/** How many are at work on a full folder: two transforms may be at once, and the last one makes room again. */
let full = 0;

function replaceWrites(writeFileSync: typeof fs.writeFileSync, writeSync: typeof fs.writeSync): void {
  Object.assign(fs, { writeFileSync, writeSync });
  // This changes named imports of them too.
  syncBuiltinESMExports();
}
