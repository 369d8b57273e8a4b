import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CodedError, withTempFolder } from '@quote-elt/runtime';
import { freePort } from '../free-port.ts';
import { withServer } from '../server.ts';
import type { JavaHome } from './find-java.ts';
import { type RunTrino, trinoClient } from './trino-client.ts';
import { CATALOG, SCHEMA, trinoCommand, trinoConfig } from './trino-config.ts';

/** Gives `use` a Trino of one node whose catalog reads the folder `tree`, and ends it whatever happens. Throws ServerStartError. */
export async function withTrino<T>(
  { home, java, tree }: { readonly home: string; readonly java: JavaHome; readonly tree: string },
  use: (run: RunTrino) => Promise<T>,
): Promise<T> {
  return withTempFolder(async (data) => {
    const port = await freePort();
    for (const [path, text] of Object.entries(trinoConfig({ port, data, plugins: join(home, 'plugin'), tree }))) {
      const file = join(data, 'etc', path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    const run = trinoClient(`http://127.0.0.1:${port}`);
    const server = {
      name: 'Trino',
      program: join(java.folder, 'bin', 'java'),
      args: trinoCommand(home, data),
      cwd: data,
      logFolder: data,
    };
    // It refuses connections, and then says that it is starting; then it takes statements for which it has no node yet.
    const isReady = async () => {
      try {
        await run(`create schema if not exists ${CATALOG}.${SCHEMA}`);
        await run('select n, count(*) from (values 1, 2) as t (n) group by n');
        return true;
      } catch (error) {
        if (error instanceof CodedError || error instanceof TypeError) return false;
        throw error;
      }
    };
    return withServer(server, isReady, () => use(run));
  });
}
