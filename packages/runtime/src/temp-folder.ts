import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasCode } from './has-code.ts';
import { machineErrorOf } from './machine-error.ts';
import { PROJECT } from './project.ts';

/** Folders of this process that are in use. */
const inUse = new Set<string>();

/** Parents in which this process has looked for left folders. */
const swept = new Set<string>();

/** Left folders removed at one start: a sweep is no reason to wait. */
const MAX_SWEPT = 100;

/** A clock may be set while a process runs, by this many seconds at most. */
const CLOCK_SLACK_S = 5;

/** The variable that names the folder of temporary files on this system. */
export const TEMP_VARIABLE = process.platform === 'win32' ? 'TEMP' : 'TMPDIR';

/** What to do where the folder of temporary files is at fault. */
export const TEMP_HINT = `set ${TEMP_VARIABLE} to a folder that can be written and has room`;

/** Begins the name of every temporary folder of this machine; containers that share a disk have host names of their own. */
const PREFIX = `${PROJECT}-${createHash('sha256').update(hostname()).digest('hex').slice(0, 8)}`;

const NAME = new RegExp(`^\\.?${PREFIX}-(\\d+)-(\\d+)-\\w{6}$`);

const startedAt = Math.round(Date.now() / 1000 - process.uptime());

/**
 * Gives `use` a new folder in `parent`, and removes it whatever happens. What processes that are gone have left there is
 * removed before, once. Throws MachineError if `parent` cannot be written.
 */
export async function withTempFolder<T>(use: (folder: string) => Promise<T>, parent = tmpdir()): Promise<T> {
  if (!swept.has(parent)) await sweepTempFolders(parent);
  swept.add(parent);
  const isTemp = parent === tmpdir();
  // Beside files of the user's a temporary folder is hidden.
  const name = `${isTemp ? '' : '.'}${PREFIX}-${process.pid}-${startedAt}-`;
  const folder = await mkdtemp(join(parent, name)).catch((error: unknown) => {
    throw machineErrorOf(error, { place: parent, ...(isTemp ? { hint: TEMP_HINT } : {}) }) ?? error;
  });
  inUse.add(folder);
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
    inUse.delete(folder);
  }
}

/** Removes what is in use, at once: for a process that ends now. What cannot be removed is left to the next sweep. */
export function removeTempFolders(): void {
  for (const folder of inUse) {
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Its process ends, so the next sweep finds it.
    }
  }
}

/** Removes the temporary folders of ours in `parent` whose process is gone; those of others, and what only looks like one, stay. */
export async function sweepTempFolders(parent = tmpdir()): Promise<void> {
  const entries = await readdir(parent, { withFileTypes: true }).catch(() => []);
  const left = entries.filter((entry) => entry.isDirectory() && isLeft(entry.name, join(parent, entry.name)));
  for (const { name } of left.slice(0, MAX_SWEPT)) {
    // The folder is another user's, or another process removed it first.
    await rm(join(parent, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

function isLeft(name: string, path: string): boolean {
  const [, pid, started] = NAME.exec(name) ?? [];
  if (pid === undefined || inUse.has(path)) return false;
  if (Number(pid) === process.pid) return Math.abs(Number(started) - startedAt) > CLOCK_SLACK_S;
  return !isAlive(Number(pid));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: the process lives, and belongs to somebody else.
    return hasCode(error, 'EPERM');
  }
}
