import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ENDPOINT_VARIABLE } from './with-dynamodb-local.ts';

const ENGINES = join(import.meta.dirname, '..', '..');

/** Runs the contract suites of stores, ledger and readers on the DynamoDB at `endpoint`; whether all of them passed. What they print goes to stderr. */
export async function runContracts(endpoint: string): Promise<boolean> {
  const vitest = join(ENGINES, 'node_modules', 'vitest', 'vitest.mjs');
  const args = [vitest, 'run', '--root', ENGINES, '--config', join(ENGINES, 'vitest.dynamodb.config.ts')];
  const tests = spawn(process.execPath, args, {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, [ENDPOINT_VARIABLE]: endpoint },
  });
  const [code] = await once(tests, 'exit');
  return code === 0;
}
