import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { PACKAGES_FOLDER } from '../../src/artefacts/stage.ts';
import type { Statement } from '../../src/iam/document.ts';
import {
  functionStatements,
  ingestTableStatements,
  schedulerStatements,
  transformTableStatements,
} from '../../src/iam/statements.ts';

/** Which table the files of a package talk to. */
const TABLE_OF: Readonly<Record<string, 'raw' | 'runs'>> = {
  'dynamodb-item-store.ts': 'raw',
  'dynamodb-row-reader.ts': 'raw',
  'dynamodb-ledger.ts': 'runs',
  'dynamodb-settings.ts': 'runs',
};

/** Files that talk to S3, which only a stack with a warehouse lets them. */
const OF_WAREHOUSE = ['s3-warehouse.ts'];

/** `<table> <action>` for each SDK command or paginator that a package's sources construct, by file. */
function callsOf(name: string): string[] {
  const calls = sourcesOf(name).flatMap((file) => {
    const text = readFileSync(join(PACKAGES_FOLDER, file), 'utf8');
    const commands = [...text.matchAll(/new (\w+)Command\(|paginate(\w+)\(/g)].map(
      ([, command, paginated]) => command ?? paginated,
    );
    return commands.map((command) => {
      const table = TABLE_OF[basename(file)];
      if (table === undefined) throw new Error(`${file} talks to DynamoDB: say to which table`);
      return `${table} dynamodb:${command}`;
    });
  });
  return [...new Set(calls)].sort();
}

function sourcesOf(name: string): string[] {
  const files = globSync(`${name}/src/**/*.ts`, { cwd: PACKAGES_FOLDER });
  return files.filter((file) => !OF_WAREHOUSE.includes(basename(file)));
}

function allowed(statements: readonly Statement[]): string[] {
  return statements
    .flatMap(({ actions, resources }) => resources.flatMap((table) => actions.map((action) => `${table} ${action}`)))
    .sort();
}

test('ingest may do what it does, no more and no less', () => {
  expect(allowed(ingestTableStatements({ raw: 'raw' }))).toEqual(callsOf('ingest'));
});

test('transform may do what it does, no more and no less', () => {
  expect(allowed(transformTableStatements({ raw: 'raw', runs: 'runs' }))).toEqual(callsOf('transform'));
});

test('the only wildcard is the streams of the log group', () => {
  const tables = { raw: 'raw', runs: 'runs' };
  const all = [
    ...ingestTableStatements(tables),
    ...transformTableStatements(tables),
    ...functionStatements({ logGroup: 'group', deadLetters: 'queue' }),
    ...schedulerStatements({ lambda: 'function', deadLetters: ['queue'] }),
  ];
  const words = all.flatMap(({ actions, resources }) => [...actions, ...resources]);
  expect([...new Set(words.filter((word) => word.includes('*')))]).toEqual(['group:*']);
});
