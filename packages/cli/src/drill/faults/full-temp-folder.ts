import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Does `work` on a machine whose temporary folder gets full: each file that is written at once finds no space. No folder is
 * full by itself without a file system of its own, so what Node would throw is thrown in its place.
 */
export async function withFullTempFolder<T>(work: () => Promise<T>): Promise<T> {
  const write = fs.writeFileSync;
  replaceWrite((file) => {
    const message = `ENOSPC: no space left on device, write '${String(file)}'`;
    throw Object.assign(new Error(message), { code: 'ENOSPC', errno: -28, syscall: 'write' });
  });
  try {
    return await work();
  } finally {
    replaceWrite(write);
  }
}

function replaceWrite(write: typeof fs.writeFileSync): void {
  fs.writeFileSync = write;
  // So that named imports of it change too.
  syncBuiltinESMExports();
}
