import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { CodedError, withTempFolder } from '@quote-elt/runtime';
import { withDatabase } from '@quote-elt/transform';
import { Command, InvalidArgumentError } from 'commander';
import { cacheFolder } from './cache-folder.ts';
import { compareModels } from './compare-models.ts';
import { compareViews } from './compare-views.ts';
import { daysOf, itemsOf } from './days/days.ts';
import { oddDay } from './days/odd-rows.ts';
import { BUILD, publishDay } from './days/publish-day.ts';
import { TRINO_JAVA, TRINO_VERSION } from './trino/artefacts.ts';
import { findJava } from './trino/find-java.ts';
import { installTrino } from './trino/install-trino.ts';
import { withTrino } from './trino/with-trino.ts';
import type { Verdict } from './verdict.ts';
import { verdictTable } from './verdict-table.ts';

interface EnginesOptions {
  readonly days: number;
  readonly fuzzed: number;
  readonly json?: boolean;
}

const program = new Command('engines')
  .description('run the views and the models on Trino, and compare every row with DuckDB')
  .option('--days <n>', 'days that are published and read back', wholeNumber, 60)
  .option('--fuzzed <n>', 'random edits among the rows of a day', wholeNumber, 400)
  .option('--json', 'print the result as JSON')
  .addHelpText(
    'after',
    `
Brings Trino ${TRINO_VERSION} by Maven once, 0.5 GB, into a cache outside of the repository; needs Java ${TRINO_JAVA} or newer, by JAVA_HOME or
under /usr/lib/jvm. Ends with 1 where a row, a type or an order differs.

Examples:
  $ pnpm engines
  $ pnpm -s engines --days 365 --json`,
  )
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  .parse();

try {
  const { days, fuzzed, json } = program.opts<EnginesOptions>();
  const engine = `Trino ${TRINO_VERSION}`;
  const views = await compareAll(days, fuzzed);
  process.stdout.write(json ? `${JSON.stringify({ engine, days, views })}\n` : `${verdictTable(engine, views)}\n`);
  const different = views.filter(({ identical }) => !identical);
  for (const { name, difference } of different) tell(`${name}: ${difference}`);
  if (different.length > 0) {
    tell(
      `error[engines.different]: ${different.length} of ${views.length} differ\n  write them in what both engines read alike`,
    );
    process.exitCode = 1;
  }
} catch (error) {
  if (!(error instanceof CodedError)) throw error;
  tell(`error[${error.code}]: ${error.message}\n  ${error.hint ?? ''}`);
  process.exitCode = 1;
}

async function compareAll(days: number, fuzzed: number): Promise<Verdict[]> {
  const java = findJava(TRINO_JAVA);
  const home = await taking('Trino is there', async () => installTrino(cacheFolder(), java));
  return withTempFolder(async (folder) => {
    const tree = join(folder, 'tree');
    mkdirSync(tree);
    await taking(`${days} days are published`, async () => {
      for (const day of daysOf(days)) await publishDay(tree, day, itemsOf(day));
    });
    const begun = performance.now();
    return withTrino({ home, java, tree }, async (run) => {
      tell(`${seconds(begun)}  Trino answers`);
      const views = await taking('views are compared', () =>
        withDatabase({ ...BUILD, tempFolder: folder }, (db) => compareViews(db, run, tree, days)),
      );
      const odd = await taking('models are compared over odd rows', () => compareModels(run, tree, oddDay(0), false));
      const edited = await taking('models are compared over random edits', () =>
        compareModels(run, tree, oddDay(fuzzed), true),
      );
      return [...views, ...odd, ...edited];
    });
  });
}

/** Does a step and tells how long it took. */
async function taking<T>(what: string, step: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  const done = await step();
  tell(`${seconds(begun)}  ${what}`);
  return done;
}

function seconds(begun: number): string {
  return `${((performance.now() - begun) / 1000).toFixed(1)} s`.padStart(8);
}

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

function wholeNumber(given: string): number {
  if (!/^\d+$/.test(given)) throw new InvalidArgumentError('not a whole number');
  return Number(given);
}
