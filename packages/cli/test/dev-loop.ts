import { setTimeout as sleep } from 'node:timers/promises';
import { elt } from './support.ts';

/** A build as `elt dev --json` prints it, as far as tests read it. */
interface PrintedBuild {
  readonly ms: number;
  readonly saved: readonly string[];
  readonly built: readonly { readonly name: string; readonly rows: number }[];
  readonly shown: { readonly name: string; readonly rows: number; readonly columns: readonly object[] } | null;
  readonly broken: readonly { readonly name: string; readonly failures: number }[];
  readonly notes: readonly { readonly path: string }[];
  readonly error: { readonly code: string; readonly place: string | null; readonly lines: readonly string[] } | null;
}

/** A running `elt dev`. */
export interface DevLoop {
  /** Waits for the first build that is as asked; those before it are passed over. */
  until(isWanted: (build: PrintedBuild) => boolean): Promise<PrintedBuild>;
  readonly builds: readonly PrintedBuild[];
}

/** Runs `elt dev --json` while `use` does, and ends it as Ctrl-C does. */
export async function withDevLoop(argv: readonly string[], use: (loop: DevLoop) => Promise<void>) {
  const interrupt = new AbortController();
  const builds: PrintedBuild[] = [];
  let next = Promise.withResolvers<void>();
  let seen = 0;
  const ended = elt(['dev', '--json', ...argv], {
    signal: interrupt.signal,
    onOut(line) {
      builds.push(JSON.parse(line));
      next.resolve();
    },
  }).finally(() => next.resolve());
  const until: DevLoop['until'] = async (isWanted) => {
    for (;;) {
      while (seen < builds.length) {
        const build = builds[seen++];
        if (build !== undefined && isWanted(build)) return build;
      }
      if (await Promise.race([next.promise.then(() => false), ended.then(() => true)])) throw new Error('it ended');
      next = Promise.withResolvers();
    }
  };
  try {
    await use({ until, builds });
  } finally {
    interrupt.abort();
    await sleep(0);
  }
  return ended;
}
