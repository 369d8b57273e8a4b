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
  transformWarehouseStatements,
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

/** The right that each command of S3 needs: docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html */
const S3_RIGHTS: Readonly<Record<string, string>> = {
  HeadObject: 's3:GetObject',
  GetObject: 's3:GetObject',
  PutObject: 's3:PutObject',
  ListObjectsV2: 's3:ListBucket',
};

/** Each SDK command or paginator that some files construct, with its file. */
function commandsIn(files: readonly string[]): { file: string; command: string }[] {
  return files.flatMap((file) => {
    const text = readFileSync(join(PACKAGES_FOLDER, file), 'utf8');
    return [...text.matchAll(/new (\w+)Command\(|paginate(\w+)\(/g)].map(([, command, paginated = '']) => ({
      file,
      command: command ?? paginated,
    }));
  });
}

/** `<table> <action>` for each command that a package's sources send to DynamoDB. */
function callsOf(name: string): string[] {
  const files = sourcesOf(name).filter((file) => !OF_WAREHOUSE.includes(basename(file)));
  const calls = commandsIn(files).map(({ file, command }) => {
    const table = TABLE_OF[basename(file)];
    if (table === undefined) throw new Error(`${file} talks to DynamoDB: say to which table`);
    return `${table} dynamodb:${command}`;
  });
  return [...new Set(calls)].sort();
}

function sourcesOf(name: string): string[] {
  return globSync(`${name}/src/**/*.ts`, { cwd: PACKAGES_FOLDER });
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

test('transform may do with a warehouse what it does, no more and no less', () => {
  const files = sourcesOf('transform').filter((file) => OF_WAREHOUSE.includes(basename(file)));
  const needed = commandsIn(files).map(({ command }) => S3_RIGHTS[command] ?? `unknown: ${command}`);
  const statements = transformWarehouseStatements('bucket', [{ name: 'readings', partition: 'read_on' }]);
  expect(statements.flatMap(({ actions }) => actions).sort()).toEqual([...new Set(needed)].sort());
});

test('the only wildcards are the streams of the log group and the days of a mart', () => {
  const tables = { raw: 'raw', runs: 'runs' };
  const all = [
    ...ingestTableStatements(tables),
    ...transformTableStatements(tables),
    ...transformWarehouseStatements('bucket', [{ name: 'readings', partition: 'read_on' }]),
    ...functionStatements({ logGroup: 'group', deadLetters: 'queue' }),
    ...schedulerStatements({ lambda: 'function', deadLetters: ['queue'] }),
  ];
  const words = all.flatMap(({ actions, resources }) => [...actions, ...resources]);
  expect([...new Set(words.filter((word) => word.includes('*')))]).toEqual(['bucket/readings/read_on=*', 'group:*']);
});
