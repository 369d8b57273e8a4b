import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runTool } from '../run-tool.ts';
import { TRINO_ARTEFACTS, TRINO_VERSION } from './artefacts.ts';
import type { JavaHome } from './find-java.ts';

/** Maven's plugin that copies an artefact by its coordinates. */
const COPY = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy';

/**
 * The folder of Trino with its Hive connector under `cache`, brought by Maven where it is not there yet: Maven takes the
 * mirrors of this machine's settings, and compares checksums. Throws ToolError.
 */
export function installTrino(cache: string, java: JavaHome): string {
  const home = join(cache, `trino-${TRINO_VERSION}`);
  if (existsSync(home)) return home;
  const parts = join(cache, `trino-${TRINO_VERSION}.parts`);
  rmSync(parts, { recursive: true, force: true });
  mkdirSync(join(parts, 'server'), { recursive: true });
  const { server, hive } = TRINO_ARTEFACTS;
  for (const { coordinates } of [server, hive]) {
    runTool('mvn', ['-B', '-q', COPY, `-Dartifact=${coordinates}`, `-DoutputDirectory=${parts}`], parts);
  }
  runTool('tar', ['-xzf', join(parts, server.file), '-C', join(parts, 'server'), '--strip-components=1'], parts);
  // The JDK's own tool, since not every machine has one for zip.
  const plugins = join(parts, 'server', 'plugin');
  runTool(join(java.folder, 'bin', 'jar'), ['-xf', join(parts, hive.file)], plugins);
  const [unpacked = ''] = readdirSync(plugins).filter((name) => name.startsWith('trino-hive'));
  renameSync(join(plugins, unpacked), join(plugins, 'hive'));
  // In place only when it is whole.
  renameSync(join(parts, 'server'), home);
  rmSync(parts, { recursive: true, force: true });
  return home;
}
