// Plain JavaScript, so that it runs on whichever Node Pulumi finds first and can say what is missing.
import { existsSync } from 'node:fs';

const NODE = 24;
const major = Number(process.versions.node.split('.')[0]);

if (!existsSync(new URL('node_modules/@pulumi/aws', import.meta.url))) {
  throw new Error('the packages are not installed: run npx pnpm@12.21.0 install at the root of the repository');
}
if (major < NODE) {
  throw new Error(
    `Node ${NODE} must come first on the PATH, and it is ${process.versions.node}: run pnpm run deploy:dev, or export PATH="$PWD/node_modules/.bin:$PATH" at the root of the repository`,
  );
}

const { runProgram } = await import('./src/program.ts');

/** What `pulumi stack output` shows; those of the warehouse only where there is one. */
export const {
  rawTable,
  runsTable,
  ingestFunction,
  transformFunction,
  deadLetterQueue,
  logGroup,
  alarmTopic,
  warehouseBucket,
  warehouseDatabase,
  warehouseWorkgroup,
} = await runProgram();
