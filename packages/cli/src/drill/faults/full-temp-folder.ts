import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Does `work` on a machine whose temporary folder gets full: what is written to a file at once finds no space, and `onRefused`
 * is told. No folder is full by itself without a file system of its own, so what Node would throw is thrown in its place.
 */
export async function withFullTempFolder<T>(work: () => Promise<T>, onRefused: () => void): Promise<T> {
  const { writeFileSync, writeSync } = fs;
  const refuse = () => {
    onRefused();
    const message = 'ENOSPC: no space left on device, write';
    throw Object.assign(new Error(message), { code: 'ENOSPC', errno: -28, syscall: 'write' });
  };
  replaceWrites(refuse, refuse);
  try {
    return await work();
  } finally {
    replaceWrites(writeFileSync, writeSync);
  }
}

function replaceWrites(writeFileSync: typeof fs.writeFileSync, writeSync: typeof fs.writeSync): void {
  Object.assign(fs, { writeFileSync, writeSync });
  // This changes named imports of them too.
  syncBuiltinESMExports();
}
