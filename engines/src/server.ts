import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CodedError } from '@quote-elt/runtime';

/** A program that serves until it is ended. */
export interface ServerProcess {
  /** What it is called in messages. */
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  /** Where it runs, and where its log is written. */
  readonly cwd: string;
  readonly logFolder: string;
}

/** How long a server may take until it answers, in milliseconds; the slowest takes about a dozen seconds. */
const START_MS = 180_000;

/** A server ended or did not answer (`engines.start`). */
class ServerStartError extends CodedError {
  constructor(name: string, what: string, log: string) {
    super('engines.start', `${name} ${what}: ${log.trim().split('\n').slice(-5).join(' | ')}`, {
      hint: 'look at Java, at the free memory (2 GB) and at the disk',
    });
  }
}

/** Whether anything answers at an endpoint: a service that refuses what is not signed is there too. */
export function answers(endpoint: string): Promise<boolean> {
  return fetch(endpoint).then(
    () => true,
    () => false,
  );
}

/** Starts a server, waits until `isReady` says so, gives it to `use`, and ends it whatever happens. Throws ServerStartError. */
export async function withServer<T>(
  { name, program, args, cwd, logFolder }: ServerProcess,
  isReady: () => Promise<boolean>,
  use: () => Promise<T>,
): Promise<T> {
  const logFile = join(logFolder, 'server.log');
  const log = openSync(logFile, 'w');
  const server = spawn(program, args, { cwd, stdio: ['ignore', log, log] });
  closeSync(log);
  let failed: Error | undefined;
  server.on('error', (error) => {
    failed = error;
  });
  const hasEnded = () => failed !== undefined || server.exitCode !== null || server.signalCode !== null;
  try {
    const until = performance.now() + START_MS;
    while (!(await isReady())) {
      const what = hasEnded() ? `ended (${failed?.message ?? server.exitCode})` : 'did not answer in time';
      if (hasEnded() || performance.now() > until)
        throw new ServerStartError(name, what, readFileSync(logFile, 'utf8'));
      await sleep(250);
    }
    return await use();
  } finally {
    if (!hasEnded()) {
      const ended = once(server, 'exit');
      server.kill('SIGKILL');
      await ended;
    }
  }
}
