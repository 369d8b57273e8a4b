import { statfs } from 'node:fs/promises';
import { FULL_HINT, MachineError } from './machine-error.ts';

/** Throws MachineError (`disk.full`) if the disk of a folder has fewer bytes free than this. */
export async function requireSpace(folder: string, bytes: number, hint = FULL_HINT): Promise<void> {
  const { bavail, bsize, blocks } = await statfs(folder);
  // Some file systems do not report how large they are.
  if (blocks === 0 || bavail * bsize >= bytes) return;
  throw new MachineError('disk.full', `${folder}: the disk is full (${bavail * bsize} bytes free)`, { hint });
}
