import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CodedError, withTempFolder } from '@quote-elt/runtime';
import type { JavaHome } from './find-java.ts';
import { type RunTrino, trinoClient } from './trino-client.ts';
import { CATALOG, SCHEMA, trinoCommand, trinoConfig } from './trino-config.ts';

/** How long a server may take until it answers, in milliseconds; it takes about a dozen seconds. */
const START_MS = 180_000;

/** Trino ended or did not answer (`engines.trino_start`). */
export class TrinoStartError extends CodedError {
  constructor(what: string, log: string) {
    super('engines.trino_start', `Trino ${what}: ${log.trim().split('\n').slice(-5).join(' | ')}`, {
      hint: 'look at Java, at the free memory (2 GB) and at the disk',
    });
  }
}

/** Gives `use` a Trino of one node whose catalog reads the folder `tree`, and ends it whatever happens. */
export async function withTrino<T>(
  { home, java, tree }: { readonly home: string; readonly java: JavaHome; readonly tree: string },
  use: (run: RunTrino, startedMs: number) => Promise<T>,
): Promise<T> {
  return withTempFolder(async (data) => {
    const port = await freePort();
    for (const [path, text] of Object.entries(trinoConfig({ port, data, plugins: join(home, 'plugin'), tree }))) {
      const file = join(data, 'etc', path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    const logFile = join(data, 'server.log');
    const log = openSync(logFile, 'w');
    const begun = performance.now();
    const server = spawn(join(java.folder, 'bin', 'java'), trinoCommand(home, data), {
      cwd: data,
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    try {
      const run = trinoClient(`http://127.0.0.1:${port}`);
      await untilReady(server, run, () => readFileSync(logFile, 'utf8'));
      await run(`create schema if not exists ${CATALOG}.${SCHEMA}`);
      return await use(run, performance.now() - begun);
    } finally {
      await end(server);
    }
  });
}

async function untilReady(server: ChildProcess, run: RunTrino, log: () => string): Promise<void> {
  let failed: unknown;
  server.on('error', (error) => {
    failed = error;
  });
  const until = performance.now() + START_MS;
  while (performance.now() < until) {
    if (failed !== undefined || server.exitCode !== null)
      throw new TrinoStartError(`ended (${failed ?? server.exitCode})`, log());
    try {
      await run('select 1');
      return;
    } catch {
      // It refuses connections, and then says that it is starting, until it is ready.
      await sleep(250);
    }
  }
  throw new TrinoStartError('did not answer in time', log());
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.pid === undefined) return;
  const ended = once(server, 'exit');
  server.kill('SIGKILL');
  await ended;
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}
