import { tmpdir } from 'node:os';
import { requireSpace, TEMP_HINT, withTempFolder } from '@quote-elt/runtime';

/** A day that is built takes at least this much. */
const MIN_FREE_BYTES = 1024 * 1024;

/** Throws MachineError unless temporary files can be written: before any work, so that no day is recorded as failed for it. */
export async function requireTempFolder(): Promise<void> {
  await withTempFolder(() => requireSpace(tmpdir(), MIN_FREE_BYTES, TEMP_HINT));
}
