import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { rawConfig } from '../config/raw-config.ts';
import { parseStackConfig } from '../config/stack-config.ts';
import { recordResources } from './record-resources.ts';
import { costTable } from './table.ts';
import { monthlyCost } from './usage.ts';

const HELP = `Usage: pnpm cost [--json]

What a month of dev and prod together takes of what AWS gives for nothing.

Examples:
  $ pnpm cost
  $ pnpm -s cost --json
`;

/** The lines of cost of both stacks, as their files configure them. */
export async function costOfBothStacks() {
  const resources = [];
  for (const stack of ['dev', 'prod']) resources.push(...(await recordResources(stack, configOf(stack))));
  return monthlyCost(resources);
}

function configOf(stack: string) {
  const file = parse(readFileSync(join(import.meta.dirname, '..', '..', `Pulumi.${stack}.yaml`), 'utf8'));
  const values = Object.entries(file.config).map(([key, value]) => [key, JSON.stringify(value)]);
  return parseStackConfig(rawConfig(Object.fromEntries(values), 'quote-elt'));
}

async function main(argv: readonly string[]): Promise<void> {
  const unknown = argv.find((word) => !['--json', '--help'].includes(word));
  if (unknown !== undefined) {
    process.stderr.write(`error[usage]: unknown option ${unknown}\n  see pnpm cost --help\n`);
    process.exitCode = 2;
    return;
  }
  if (argv.includes('--help')) {
    process.stdout.write(HELP);
    return;
  }
  const lines = await costOfBothStacks();
  process.stdout.write(argv.includes('--json') ? `${JSON.stringify({ lines })}\n` : `${costTable(lines)}\n`);
  const over = lines.filter(({ share }) => share > 1).map(({ resource }) => resource);
  if (over.length > 0) {
    process.stderr.write(
      `error[cost.over]: not free any more: ${over.join(', ')}\n  take less of it in Pulumi.dev.yaml or Pulumi.prod.yaml\n`,
    );
    process.exitCode = 1;
  }
}

if (import.meta.main) await main(process.argv.slice(2));
