import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeServer, listenOnLoopback } from '@quote-elt/local';
import { TEMP_HINT } from '@quote-elt/runtime';
import { withDatabase } from '@quote-elt/transform';
import { requireTempFolder } from '../files/require-temp-folder.ts';
import type { StoreOptions } from '../options/store-options.ts';
import { type CheckUp, checkUp } from './check-up.ts';
import { checkDataFolder } from './data-folder.ts';

const MIN_NODE_MAJOR = 24;
const ROOT = join(import.meta.dirname, '..', '..', '..', '..');

/** Looks at this machine: Node, lockfile, DuckDB, loopback, folders. It makes nothing. */
export async function checkMachine(where: StoreOptions): Promise<CheckUp[]> {
  return [
    await checkUp('node', 'start by pnpm, which brings its own Node', async () => {
      const major = Number(process.versions.node.split('.')[0]);
      return { status: major >= MIN_NODE_MAJOR ? 'ok' : 'fail', message: `Node ${process.versions.node}` };
    }),
    await checkUp('lockfile', 'run pnpm install', async () => {
      const complete = ['pnpm-lock.yaml', 'node_modules/.modules.yaml'].every((file) => existsSync(join(ROOT, file)));
      return complete
        ? { message: 'installed from pnpm-lock.yaml' }
        : { status: 'fail', message: 'not installed from the lockfile' };
    }),
    await checkUp('duckdb', 'run pnpm install: the binding of this platform is missing', async () => {
      const [row] = await withDatabase({ threads: 1, memoryLimitMb: 64 }, (db) =>
        db.rows('select version() as version'),
      );
      return { message: `DuckDB ${String(row?.version)}` };
    }),
    await checkUp('loopback', 'let processes listen on 127.0.0.1', async () => {
      const server = createServer();
      const address = await listenOnLoopback(server);
      await closeServer(server);
      return { message: `ports can be opened (${address} was)` };
    }),
    await checkDataFolder(where),
    await checkUp('temporary folder', TEMP_HINT, async () => {
      await requireTempFolder();
      return { message: `${tmpdir()} can be written` };
    }),
  ];
}
