import { spawnSync } from 'node:child_process';
import { CodedError } from '@quote-elt/runtime';

/** A program that brings an engine failed, or is not there (`engines.tool`). */
class ToolError extends CodedError {
  constructor(command: string, said: string) {
    super('engines.tool', `${command} failed: ${said.trim().split('\n').slice(-3).join(' | ')}`, {
      hint: 'look whether the program is installed, and whether its registry can be reached',
    });
  }
}

/** Runs a program to its end; throws ToolError unless it ends well. */
export function runTool(
  program: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): void {
  const { status, error, stdout, stderr } = spawnSync(program, args, {
    cwd,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  if (error !== undefined || status !== 0) throw new ToolError(program, error?.message ?? `${stdout}\n${stderr}`);
}
