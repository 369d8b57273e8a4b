import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { withTempFolder } from '@quote-elt/runtime';
import { freePort } from '../free-port.ts';
import { runTool } from '../run-tool.ts';
import { answers, withServer } from '../server.ts';

/** A gateway that serves S3 from a folder, conditions and checksums included. */
export const VERSITYGW_VERSION = 'v1.8.0';

/** The variable that tells the contract suite where it listens, and the keys that it takes. */
export const S3_VARIABLE = 'ENGINES_S3';
export const S3_KEYS = { accessKeyId: 'engines', secretAccessKey: 'engines-secret' };

/** The program of the gateway under `cache`, built by Go where it is not there yet; Go compares checksums. Throws ToolError. */
export function installVersitygw(cache: string): string {
  const home = join(cache, `versitygw-${VERSITYGW_VERSION}`);
  const program = join(home, 'versitygw');
  if (existsSync(program)) return program;
  mkdirSync(home, { recursive: true });
  const module = `github.com/versity/versitygw/cmd/versitygw@${VERSITYGW_VERSION}`;
  runTool('go', ['install', module], home, { GOBIN: home });
  return program;
}

/** Gives `use` the endpoint of a gateway over an empty folder, and ends it whatever happens. Throws ServerStartError. */
export async function withVersitygw<T>(program: string, use: (endpoint: string) => Promise<T>): Promise<T> {
  return withTempFolder(async (folder) => {
    // It takes absolute folders only.
    const [buckets, logFolder] = [join(folder, 'buckets'), join(folder, 'log')];
    for (const each of [buckets, logFolder]) mkdirSync(each);
    const address = `127.0.0.1:${await freePort()}`;
    const { accessKeyId, secretAccessKey } = S3_KEYS;
    const args = ['--access', accessKeyId, '--secret', secretAccessKey, '--port', address, 'posix', buckets];
    const endpoint = `http://${address}`;
    return withServer(
      { name: 'versitygw', program, args, cwd: folder, logFolder },
      () => answers(endpoint),
      () => use(endpoint),
    );
  });
}
