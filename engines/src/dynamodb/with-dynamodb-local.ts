import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { withTempFolder } from '@quote-elt/runtime';
import { freePort } from '../free-port.ts';
import { runTool } from '../run-tool.ts';
import { answers, withServer } from '../server.ts';
import type { JavaHome } from '../trino/find-java.ts';

/** The package of npm that carries AWS's DynamoDB Local with all that it loads. */
const CARRIER = { name: 'amplify-dynamodb-simulator', version: '2.9.30' };

/** The oldest Java that it runs on. */
export const DYNAMODB_JAVA = 17;

/** The variable that tells the contract suites where it listens. */
export const ENDPOINT_VARIABLE = 'ENGINES_DYNAMODB';

/** The folder of DynamoDB Local under `cache`, brought by npm where it is not there yet; npm compares checksums. Throws ToolError. */
export function installDynamoDbLocal(cache: string): string {
  const home = join(cache, `dynamodb-local-${CARRIER.version}`);
  if (existsSync(home)) return home;
  const parts = `${home}.parts`;
  rmSync(parts, { recursive: true, force: true });
  mkdirSync(parts);
  runTool('npm', ['pack', `${CARRIER.name}@${CARRIER.version}`, '--silent'], parts);
  runTool('tar', ['-xzf', `${CARRIER.name}-${CARRIER.version}.tgz`], parts);
  renameSync(join(parts, 'package', 'emulator'), home);
  rmSync(parts, { recursive: true, force: true });
  return home;
}

/** Gives `use` the endpoint of a DynamoDB Local that keeps nothing, and ends it whatever happens. Throws ServerStartError. */
export async function withDynamoDbLocal<T>(
  { home, java }: { readonly home: string; readonly java: JavaHome },
  use: (endpoint: string) => Promise<T>,
): Promise<T> {
  return withTempFolder(async (logFolder) => {
    const port = await freePort();
    const endpoint = `http://127.0.0.1:${port}`;
    const server = {
      name: 'DynamoDB Local',
      program: join(java.folder, 'bin', 'java'),
      args: [
        '-Xmx512m',
        `-Djava.library.path=${join(home, 'DynamoDBLocal_lib')}`,
        ...['-jar', join(home, 'DynamoDBLocal.jar')],
        ...['-inMemory', '-sharedDb', '-disableTelemetry', '-port', String(port)],
      ],
      cwd: logFolder,
      logFolder,
    };
    return withServer(
      server,
      () => answers(endpoint),
      () => use(endpoint),
    );
  });
}
