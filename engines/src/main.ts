import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { CodedError, withTempFolder } from '@quote-elt/runtime';
import { withDatabase } from '@quote-elt/transform';
import { Command, InvalidArgumentError, Option } from 'commander';
import { cacheFolder } from './cache-folder.ts';
import { compareFunctions } from './compare-functions.ts';
import { compareModels } from './compare-models.ts';
import { compareViews } from './compare-views.ts';
import { runContracts } from './contract/run-contracts.ts';
import { daysOf, itemsOf } from './days/days.ts';
import { oddDay } from './days/odd-rows.ts';
import { BUILD, publishDay } from './days/publish-day.ts';
import {
  DYNAMODB_JAVA,
  ENDPOINT_VARIABLE,
  installDynamoDbLocal,
  withDynamoDbLocal,
} from './dynamodb/with-dynamodb-local.ts';
import { installVersitygw, S3_VARIABLE, VERSITYGW_VERSION, withVersitygw } from './s3/with-versitygw.ts';
import { TRINO_JAVA, TRINO_VERSION } from './trino/artefacts.ts';
import { findJava } from './trino/find-java.ts';
import { installTrino } from './trino/install-trino.ts';
import { withTrino } from './trino/with-trino.ts';
import type { Verdict } from './verdict.ts';
import { verdictTable } from './verdict-table.ts';

/** The engines that are tried, and what each is asked. */
const ENGINES = ['trino', 'dynamodb', 's3'] as const;

interface EnginesOptions {
  readonly days: number;
  readonly fuzzed: number;
  readonly only?: (typeof ENGINES)[number];
  readonly json?: boolean;
}

const program = new Command('engines')
  .description(
    'run the views and the models on Trino and compare every row with DuckDB; run the contract suites on DynamoDB Local and on an S3',
  )
  .option('--days <n>', 'days that are published and read back', wholeNumber, 60)
  .option('--fuzzed <n>', 'random edits among the rows of a day', wholeNumber, 400)
  .addOption(new Option('--only <engine>', 'try one engine alone').choices(ENGINES))
  .option('--json', 'print the result as JSON')
  .addHelpText(
    'after',
    `
Brings Trino ${TRINO_VERSION} by Maven, DynamoDB Local by npm and versitygw ${VERSITYGW_VERSION}, an S3, by Go, once, 0.7 GB, into a cache outside of the
repository. Trino needs Java ${TRINO_JAVA} or newer, DynamoDB Local ${DYNAMODB_JAVA}: that of JAVA_HOME, else the newest under /usr/lib/jvm. Ends with 1 where
a row, a type or an order differs, or a contract does not hold.

Examples:
  $ pnpm engines
  $ pnpm --silent engines --only trino --days 365 --json`,
  )
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  .parse();

try {
  const { days, fuzzed, only, json } = program.opts<EnginesOptions>();
  const engine = `Trino ${TRINO_VERSION}`;
  const asks = (one: (typeof ENGINES)[number]) => only === undefined || only === one;
  const views = asks('trino') ? await compareAll(days, fuzzed) : [];
  const contracts = {
    ...(asks('dynamodb') ? { dynamodb: await tryStores() } : {}),
    ...(asks('s3') ? { s3: await tryWarehouse() } : {}),
  };
  if (json) process.stdout.write(`${JSON.stringify({ engine, days, views, contracts })}\n`);
  else if (views.length > 0) process.stdout.write(`${verdictTable(engine, views)}\n`);
  const different = views.filter(({ identical }) => !identical);
  for (const { name, difference } of different) tell(`${name}: ${difference}`);
  if (different.length > 0) {
    tell(
      `error[engines.different]: ${different.length} of ${views.length} differ\n  write them in what both engines read alike`,
    );
    process.exitCode = 1;
  }
  const broken = Object.entries(contracts).flatMap(([server, outcome]) => (outcome === 'broken' ? [server] : []));
  if (broken.length > 0) {
    tell(`error[engines.contracts]: a contract does not hold: ${broken.join(', ')}\n  look at the tests above`);
    process.exitCode = 1;
  }
} catch (error) {
  if (!(error instanceof CodedError)) throw error;
  tell(`error[${error.code}]: ${error.message}\n  ${error.hint ?? ''}`);
  process.exitCode = 1;
}

/** Publishes days, and compares what both engines make of them and of a day with odd rows. */
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
      const functions = await taking('functions are compared', () =>
        withDatabase(BUILD, (db) => compareFunctions(db, run)),
      );
      const odd = await taking('models are compared over odd rows', () => compareModels(run, tree, oddDay(0), false));
      const edited = await taking('models are compared over random edits', () =>
        compareModels(run, tree, oddDay(fuzzed), true),
      );
      return [...views, ...functions, ...odd, ...edited];
    });
  });
}

/** Whether contracts held. */
type Outcome = 'kept' | 'broken';

/** Runs the contract suites of item store, ledger, settings and reader on DynamoDB Local. */
async function tryStores(): Promise<Outcome> {
  const java = findJava(DYNAMODB_JAVA);
  const home = await taking('DynamoDB Local is there', async () => installDynamoDbLocal(cacheFolder()));
  const run = (endpoint: string) => runContracts('contract/stores.test.ts', { [ENDPOINT_VARIABLE]: endpoint });
  const kept = await taking('contracts of the tables are tried', () => withDynamoDbLocal({ home, java }, run));
  return kept ? 'kept' : 'broken';
}

/** Runs the contract suite of the warehouse on an S3 of somebody else. */
async function tryWarehouse(): Promise<Outcome> {
  const program = await taking('versitygw is there', async () => installVersitygw(cacheFolder()));
  const run = (endpoint: string) => runContracts('contract/warehouse.test.ts', { [S3_VARIABLE]: endpoint });
  const kept = await taking('the contract of the warehouse is tried', () => withVersitygw(program, run));
  return kept ? 'kept' : 'broken';
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
