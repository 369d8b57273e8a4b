import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { ROOT, textOf } from './tracked-files.ts';

const Launch = z.object({
  configurations: z.array(
    z.object({
      name: z.string(),
      type: z.literal('node'),
      request: z.literal('launch'),
      runtimeExecutable: z.string(),
      windows: z.object({ runtimeExecutable: z.string() }),
      program: z.string(),
      args: z.union([z.string(), z.array(z.string())]),
      cwd: z.string(),
      console: z.literal('integratedTerminal'),
    }),
  ),
});

/** What the editor puts in the place of a variable, as in `${relativeFile}` and `${input:command}`. */
export type Variables = Readonly<Record<string, string>>;

/** A command line that the editor starts. */
export interface CommandLine {
  readonly node: string;
  readonly program: string;
  readonly args: readonly string[];
}

/** The names of the launch configurations. */
export const LAUNCHES: readonly string[] = launches().map(({ name }) => name);

function launches() {
  return Launch.parse(JSON.parse(textOf('.vscode/launch.json'))).configurations;
}

/** The command line of a launch configuration on this platform, as the editor puts it together; throws on a variable that it lacks. */
export function commandLineOf(name: string, variables: Variables): CommandLine {
  const found = launches().find((each) => each.name === name);
  if (found === undefined) throw new Error(`no launch configuration is called ${name}`);
  const { runtimeExecutable: node } = process.platform === 'win32' ? found.windows : found;
  // One text is split by the shell of the terminal; a list is passed as it is.
  const args = typeof found.args === 'string' ? filled(found.args, variables).split(' ') : found.args;
  return {
    node: filled(node, variables),
    program: filled(found.program, variables),
    args: args.map((arg) => filled(arg, variables)),
  };
}

function filled(given: string, variables: Variables): string {
  return given.replace(/\$\{([^}]+)\}/g, (_, variable: string) => {
    const value = { workspaceFolder: ROOT, ...variables }[variable];
    if (value === undefined) throw new Error(`nothing is known of \${${variable}}`);
    return value;
  });
}

/** Starts a command line under a Node with further arguments of its own, as from a terminal of the editor. */
export function started({ node, program, args }: CommandLine, ...ofNode: string[]) {
  // A test runs in Vitest, whose variables would tell the one that is started what to do.
  const env = Object.entries(process.env).filter(([name]) => !/^(?:VITEST|NODE_ENV|NODE_OPTIONS|TEST$)/.test(name));
  const child = spawn(node, [...ofNode, program, ...args], {
    cwd: ROOT,
    env: Object.fromEntries(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { child, ended };
}

/** Runs a command line to its end. */
export async function outcomeOf(line: CommandLine): Promise<{ code: number | null; out: string }> {
  const { child, ended } = started(line);
  const [code, out, err] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { code, out: `${out}${err}` };
}
