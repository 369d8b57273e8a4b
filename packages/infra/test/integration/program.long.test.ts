import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';

const run = promisify(execFile);

/** Runs the whole program in a process of plain Node; gives the types of what it would make. */
async function runProgram(config: Readonly<Record<string, string>>): Promise<string[]> {
  const script = join(import.meta.dirname, 'mocked-program.mjs');
  const { stdout } = await run(process.execPath, [script, JSON.stringify(config)]);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

test('the program runs on plain Node, builds its archives and asks for every resource', async () => {
  const types = await runProgram({});
  expect([...new Set(types)].sort()).toEqual([
    'aws:cloudwatch/dashboard:Dashboard',
    'aws:cloudwatch/logGroup:LogGroup',
    'aws:cloudwatch/metricAlarm:MetricAlarm',
    'aws:dynamodb/table:Table',
    'aws:dynamodb/tableItem:TableItem',
    'aws:iam/role:Role',
    'aws:iam/rolePolicy:RolePolicy',
    'aws:lambda/function:Function',
    'aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig',
    'aws:lambda/layerVersion:LayerVersion',
    'aws:scheduler/schedule:Schedule',
    'aws:scheduler/scheduleGroup:ScheduleGroup',
    'aws:sns/topic:Topic',
    'aws:sqs/queue:Queue',
    'pulumi:pulumi:Stack',
    'quote-elt:index:Observability',
    'quote-elt:index:ScheduledFunction',
    'quote-elt:index:Tables',
  ]);
});

test('with the warehouse on it asks for a bucket, tables and a workgroup besides', async () => {
  const types = await runProgram({ 'quote-elt:warehouse': 'true' });
  expect([...new Set(types)].filter((type) => /^aws:(?:athena|glue|s3)\//.test(type)).sort()).toEqual([
    'aws:athena/workgroup:Workgroup',
    'aws:glue/catalogDatabase:CatalogDatabase',
    'aws:glue/catalogTable:CatalogTable',
    'aws:s3/bucket:Bucket',
    'aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration',
    'aws:s3/bucketPolicy:BucketPolicy',
    'aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock',
    'aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration',
    'aws:s3/bucketVersioning:BucketVersioning',
  ]);
});

test('credentials of an account that the stack does not name end it before anything is asked for', async () => {
  await expect(runProgram({ 'quote-elt:allowedAccountIds': '210987654321' })).rejects.toMatchObject({
    stdout: expect.not.stringContaining('aws:'),
    stderr: expect.stringContaining('the credentials are those of account 123456789012'),
  });
});

describe('where it cannot start, the first line says what to do', () => {
  const main = join(import.meta.dirname, '..', '..', 'main.js');

  test('when another Node comes first on the PATH', async () => {
    const older = `Object.defineProperty(process.versions, 'node', { value: '20.20.2' }); await import(${JSON.stringify(pathToFileURL(main).href)})`;
    await expect(run(process.execPath, ['--input-type=module', '--eval', older])).rejects.toMatchObject({
      stderr: expect.stringMatching(
        /Error: Node 24 must come first on the PATH, and it is 20\.20\.2: run pnpm run deploy:dev/,
      ),
    });
  });

  test('when the packages are not installed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bare-'));
    try {
      await copyFile(main, join(folder, 'main.mjs'));
      await expect(run(process.execPath, [join(folder, 'main.mjs')])).rejects.toMatchObject({
        stderr: expect.stringContaining('Error: the packages are not installed: run npx pnpm@'),
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  test('with the pnpm that the repository pins', async () => {
    const { packageManager } = JSON.parse(await readFile(join(main, '..', '..', '..', 'package.json'), 'utf8'));
    expect(await readFile(main, 'utf8')).toContain(`npx ${packageManager} install`);
  });
});

test('a wrong configuration ends it before anything is asked for', async () => {
  const wrong = { 'quote-elt:recordsPerTick': '51', 'quote-elt:source': 'one' };
  await expect(runProgram(wrong)).rejects.toMatchObject({
    stdout: '',
    stderr: expect.stringMatching(
      /error\[config.invalid\][\s\S]*recordsPerTick: [\s\S]*--stack dev config set recordsPerTick 1\n {2}source is not known/,
    ),
  });
});
