import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const SOURCES = join(import.meta.dirname, '..', 'src');
const MAIN = join(SOURCES, 'main.ts');

/** How a process ended: by its code, or by a signal. */
interface ProcessOutcome {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** A running `elt`. */
export interface SpawnedElt {
  readonly child: ChildProcess;
  readonly ended: Promise<ProcessOutcome>;
}

/** Starts `elt` as a process of its own. */
export function spawnElt(argv: readonly string[], env: Readonly<Record<string, string>> = {}): SpawnedElt {
  return started(process.execPath, [MAIN, ...argv], env);
}

/** Starts `pnpm picture` as a process of its own. */
export function spawnPicture(argv: readonly string[]): SpawnedElt {
  return started(process.execPath, [join(SOURCES, 'picture', 'main.ts'), ...argv], {});
}

/** Starts a module given as text, which stands in the folder of this package. */
export function spawnScript(source: string, env: Readonly<Record<string, string>> = {}): SpawnedElt {
  return started(process.execPath, ['--input-type=module-typescript', '--eval', source], env);
}

/** What a script of the shell does in which `elt` is the command line. */
export function inShell(script: string, argv: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return started('sh', ['-c', `elt() { "$NODE" "$MAIN" "$@"; }\n${script}`, 'sh', ...argv], {
    ...env,
    NODE: process.execPath,
    MAIN,
  }).ended;
}

function started(command: string, args: readonly string[], env: Readonly<Record<string, string>>): SpawnedElt {
  const cwd = join(import.meta.dirname, '..');
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]).then(
    ([out, err, [code, signal]]) => ({ code, signal, out, err }),
  );
  return { child, ended };
}
