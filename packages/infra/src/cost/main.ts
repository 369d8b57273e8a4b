import { parseArgs } from 'node:util';
import { PROJECT } from '@quote-elt/runtime';
import { parseStackConfig } from '../checks/parse-config.ts';
import { StackConfigError } from '../config/problem.ts';
import type { StackConfig } from '../config/stack-config.ts';
import { fileConfig, stacksWithFiles } from '../config/stack-files.ts';
import { monthlyBill } from './bill.ts';
import { costJson, costText } from './table.ts';
import { type CostLine, monthlyCost } from './usage.ts';

const HELP = `Usage: pnpm cost [--stacks <number or names>] [--json]

What a month of these stacks together, in one account, takes of what AWS gives for nothing, and what a warehouse of theirs is
billed for.

Options:
  --stacks  how many stacks, or their names with commas; a stack without a file counts with the defaults.
            Left out: every stack that has a file, Pulumi.<stack>.yaml
  --json    machine-readable

Examples:
  $ pnpm cost
  $ pnpm cost --stacks 3
  $ pnpm cost --stacks dev,prod,staging
  $ pnpm --silent cost --json
`;

/** The stacks that are meant by a number or by names with commas; undefined where it is neither. */
export function stacksOf(given: string | undefined): string[] | undefined {
  const known = stacksWithFiles();
  if (given === undefined) return known;
  if (/^[1-9]\d?$/.test(given)) {
    return Array.from({ length: Number(given) }, (_, i) => known[i] ?? `stack-${i + 1}`);
  }
  return /^[a-z][a-z0-9-]*(,[a-z][a-z0-9-]*)*$/.test(given) ? [...new Set(given.split(','))] : undefined;
}

/** What a month of some stacks costs, as their files configure them; throws StackConfigError. */
export function costOfStacks(stacks: readonly string[], now: Date): CostLine[] {
  return monthlyCost(configsOf(stacks, now));
}

function configsOf(stacks: readonly string[], now: Date): StackConfig[] {
  return stacks.map((stack) => parseStackConfig(fileConfig(PROJECT, stack), { project: PROJECT, stack, now }));
}

/** The options in `argv`; undefined where one is not known. */
function optionsIn(argv: readonly string[]) {
  try {
    const options = { stacks: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean' } } as const;
    return parseArgs({ args: [...argv], options }).values;
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function main(argv: readonly string[]): void {
  const options = optionsIn(argv);
  const stacks = options && stacksOf(options.stacks);
  if (options === undefined || stacks === undefined) {
    process.stderr.write(`error[usage]: the options ${argv.join(' ')} are not understood\n  see pnpm cost --help\n`);
    process.exitCode = 2;
    return;
  }
  if (options.help === true) {
    process.stdout.write(HELP);
    return;
  }
  try {
    const configs = configsOf(stacks, new Date());
    const [lines, billed] = [monthlyCost(configs), monthlyBill(configs)];
    process.stdout.write(
      options.json === true ? `${costJson(stacks, lines, billed)}\n` : `${costText(stacks, lines, billed)}\n`,
    );
    reportExcess(lines);
  } catch (error) {
    if (!(error instanceof StackConfigError)) throw error;
    process.stderr.write(`error[${error.code}]: ${error.message}\n  ${error.hint}\n`);
    process.exitCode = 2;
  }
}

function reportExcess(lines: readonly CostLine[]): void {
  const over = lines.filter(({ share }) => share > 1).map(({ resource }) => resource);
  if (over.length === 0) return;
  process.stderr.write(
    `error[cost.over]: not free any more: ${over.join(', ')}\n  deploy fewer stacks into one account, or take less of it in their Pulumi.<stack>.yaml\n`,
  );
  process.exitCode = 1;
}

if (import.meta.main) main(process.argv.slice(2));
