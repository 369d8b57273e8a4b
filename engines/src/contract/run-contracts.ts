import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const ENGINES = join(import.meta.dirname, '..', '..');

/** Runs a file of contract suites on the server that `env` names; whether all of them passed. What they print goes to stderr. */
export async function runContracts(file: string, env: Readonly<Record<string, string>>): Promise<boolean> {
  const vitest = join(ENGINES, 'node_modules', 'vitest', 'vitest.mjs');
  const args = [vitest, 'run', '--root', ENGINES, '--config', join(ENGINES, 'vitest.contract.config.ts'), file];
  const tests = spawn(process.execPath, args, { stdio: ['ignore', 2, 2], env: { ...process.env, ...env } });
  const [code] = await once(tests, 'exit');
  return code === 0;
}
