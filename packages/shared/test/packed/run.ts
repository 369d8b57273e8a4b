import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Runs Node in `folder`; gives what it printed, and on failure too, so that a test shows it. */
export async function runNode(
  args: readonly string[],
  folder: string,
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const options = { cwd: folder, env: { ...process.env, ...env } };
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [...args], options);
    return stdout;
  } catch (error) {
    const { stdout, stderr } = Object(error);
    return `failed\n${stdout}${stderr}`;
  }
}

/** Writes files, by name, and gives their full paths. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): string[] {
  return Object.entries(files).map(([name, text]) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  });
}
