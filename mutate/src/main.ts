import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Argument, Command, InvalidArgumentError } from 'commander';
import { MUTATED_PACKAGES, mutatedPackage } from './mutated-packages.ts';
import { MutationReport, type Score, scoreOf } from './score.ts';
import { REPORTS, type RunSettings } from './stryker-options.ts';
import { scoreMarkdown, scoreTable } from './table.ts';

interface MutateOptions {
  readonly files: string[];
  readonly concurrency: number;
  readonly incremental?: boolean;
  readonly whileLoading?: boolean;
  readonly json?: boolean;
  readonly markdown?: boolean;
}

const ROOT = join(import.meta.dirname, '..', '..');
const NAMES = MUTATED_PACKAGES.map(({ name }) => name);

const program = new Command('mutate')
  .description('change the sources one place at a time, and count the changes that the tests of the package notice')
  .addArgument(new Argument('[package...]', 'what is mutated; all when none is named').choices(NAMES))
  .option('--files <glob...>', "only these files, from the package's folder", [])
  .option('--concurrency <n>', 'mutants that are tried at a time', wholeNumber, 2)
  .option('--incremental', 'keep the verdict of a mutant where neither it nor its tests changed')
  .option('--while-loading', 'judge also code that runs while a module is loaded: each such mutant takes all tests')
  .option('--json', 'print the result as JSON')
  .option('--markdown', 'print the table as Markdown')
  .addHelpText(
    'after',
    `
Reports with every mutant are written to ${REPORTS}/<package>.html and .json.
Ends with 1 when a package is below its least score: ${MUTATED_PACKAGES.map(({ name, least }) => `${name} ${least} %`).join(', ')}.

Examples:
  $ pnpm mutate
  $ pnpm mutate ingest --incremental
  $ pnpm mutate transform --files "src/days/*.ts" "src/ledger/*.ts"
  $ pnpm --silent mutate shared --json`,
  )
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  .parse();

const { files, concurrency, incremental = false, whileLoading = false, json, markdown } = program.opts<MutateOptions>();
const scores = (program.args.length === 0 ? NAMES : program.args).map((name) =>
  judge({ name, files, concurrency, incremental, whileLoading }),
);
const print = json ? JSON.stringify({ packages: scores }) : markdown ? scoreMarkdown(scores) : scoreTable(scores);
process.stdout.write(`${print}\n`);

const low = scores.filter(({ name, score }) => score < mutatedPackage(name).least);
if (low.length > 0) {
  const told = low.map(({ name, score }) => `${name} ${score} % of ${mutatedPackage(name).least} %`).join(', ');
  process.stderr.write(
    `error[mutate.low_score]: too many changes go unnoticed: ${told}\n  open ${REPORTS}/${low[0]?.name}.html, and state in a test what each survivor breaks\n`,
  );
  process.exitCode = 1;
}

/** Runs Stryker on one package; what it prints goes to stderr, and ends with 1 if it does not judge. */
function judge(settings: RunSettings): Score {
  const report = join(ROOT, REPORTS, `${settings.name}.json`);
  rmSync(report, { force: true });
  const script = join(import.meta.dirname, 'run-stryker.ts');
  const { status } = spawnSync(process.execPath, [script, JSON.stringify(settings)], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) {
    process.stderr.write(
      `error[mutate.not_judged]: the mutants of ${settings.name} were not judged\n  pnpm -F @quote-elt/${settings.name} test\n`,
    );
    process.exit(1);
  }
  return scoreOf(settings.name, MutationReport.parse(JSON.parse(readFileSync(report, 'utf8'))));
}

function wholeNumber(given: string): number {
  if (!/^[1-9]\d*$/.test(given)) throw new InvalidArgumentError('not a whole number from 1 on');
  return Number(given);
}
