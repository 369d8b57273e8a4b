import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asRecord } from '@quote-elt/runtime';
import { parse } from 'yaml';
import { ConfigShape } from './config-shape.ts';
import { rawConfig } from './raw-config.ts';
import { type StackConfig, withDerived } from './stack-config.ts';

/** The folder of Pulumi.yaml and of a file for each stack. */
const PROJECT_FOLDER = join(import.meta.dirname, '..', '..');

/** Names of the stacks that have a file, in order. */
export function stacksWithFiles(folder: string = PROJECT_FOLDER): string[] {
  return globSync('Pulumi.*.yaml', { cwd: folder })
    .map((file) => file.slice('Pulumi.'.length, -'.yaml'.length))
    .sort();
}

/** What the file of a stack configures for `project`, by key; nothing where there is no such file. Secrets are left out. */
export function fileConfig(project: string, stack: string, folder: string = PROJECT_FOLDER): Record<string, unknown> {
  if (!stacksWithFiles(folder).includes(stack)) return {};
  const file: unknown = parse(readFileSync(join(folder, `Pulumi.${stack}.yaml`), 'utf8'));
  const given = asRecord(asRecord(file)?.config) ?? {};
  const plain = Object.entries(given).filter(([, value]) => asRecord(value)?.secure === undefined);
  return rawConfig(Object.fromEntries(plain.map(([key, value]) => [key, textOf(value)])), project);
}

/** The other stacks that have a file, by name. One whose values are wrong counts with the defaults: its own deployment reports them. */
export function otherStacks(project: string, stack: string, now: Date): Record<string, StackConfig> {
  const others = stacksWithFiles().filter((name) => name !== stack);
  return Object.fromEntries(
    others.map((name) => {
      const { data } = ConfigShape.safeParse(fileConfig(project, name));
      return [name, withDerived(data ?? ConfigShape.parse({}), now)];
    }),
  );
}

/** A value as Pulumi hands it to a program: texts as they are, everything else as JSON. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
