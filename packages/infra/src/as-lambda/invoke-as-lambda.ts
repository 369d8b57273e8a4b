import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseJson } from '@quote-elt/runtime';
import { z } from 'zod';
import type { Artefacts } from '../artefacts/build-artefacts.ts';
import { type FunctionName, handlerOf, layersOf } from '../artefacts/functions.ts';
import { NODE_MAJOR } from '../config/lambda.ts';

/** A function as it lies in Lambda: its archive in one folder, its layers in another. */
export interface UnpackedFunction {
  readonly name: FunctionName;
  readonly task: string;
  readonly opt: string;
}

/** What a process that invoked a handler reports. */
const Invocation = z.strictObject({
  /** What the last event gave. */
  result: z.record(z.string(), z.unknown()),
  /** Until the handler could be called. */
  init_ms: z.number(),
  /** Each event in turn; the first is the cold one. */
  runs_ms: z.array(z.number()),
  peak_mb: z.number(),
  /** Where packages were found. */
  resolved: z.record(z.string(), z.string()),
  /** Every file that was loaded. */
  loaded: z.array(z.string()),
});
export type Invocation = Readonly<z.output<typeof Invocation>>;

/** Unpacks a function and its layers under a folder as Lambda does; those of a stack with a warehouse where that is said. */
export async function unpackFunction(
  name: FunctionName,
  artefacts: Artefacts,
  folder: string,
  { warehouse = false }: { readonly warehouse?: boolean } = {},
): Promise<UnpackedFunction> {
  const unpacked = { name, task: join(folder, name, 'task'), opt: join(folder, name, 'opt') };
  await rm(join(folder, name), { recursive: true, force: true });
  await cp(artefacts[name].folder, unpacked.task, { recursive: true });
  for (const layer of layersOf(name, warehouse)) await cp(artefacts[layer].folder, unpacked.opt, { recursive: true });
  return unpacked;
}

/** Invokes a handler with events, one after the other, in a process that knows nothing but its archives and `env`; throws on its error. */
export async function invokeAsLambda(
  { name, task, opt }: UnpackedFunction,
  events: readonly object[],
  env: Readonly<Record<string, string>>,
): Promise<Invocation> {
  const modules = [`${opt}/nodejs/node${NODE_MAJOR}/node_modules`, `${opt}/nodejs/node_modules`, task];
  const runtime = join(import.meta.dirname, 'runtime.cjs');
  const child = spawn(process.execPath, [runtime, task, handlerOf(name), JSON.stringify(events)], {
    cwd: task,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      NODE_PATH: modules.join(delimiter),
      // Windows opens no socket without it.
      ...(process.env.SystemRoot === undefined ? {} : { SystemRoot: process.env.SystemRoot }),
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      ...env,
    },
  });
  const [lines, problems] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  if (problems !== '') throw new Error(`${name} said: ${problems}`);
  return Invocation.parse(parseJson(lines.trim().split('\n').at(-1) ?? ''));
}
