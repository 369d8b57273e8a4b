import { join } from 'node:path';
import { expect, test } from 'vitest';
import { staticImports } from '../static-imports.ts';

const SRC = join(import.meta.dirname, '..', '..', 'src');

test('the Lambda loads the SDK of S3, and all else that only a warehouse needs, only when it publishes there', () => {
  const { files, packages } = staticImports(join(SRC, 'lambda.ts'));
  expect([...packages]).toEqual(expect.arrayContaining(['@aws-sdk/client-dynamodb', '@duckdb/node-api']));
  expect([...packages]).not.toContain('@aws-sdk/client-s3');
  expect([...files]).toContain(join(SRC, 'days', 'run-day.ts'));
  expect([...files].filter((file) => file.startsWith(join(SRC, 'warehouse')))).toEqual([]);
  expect(staticImports(join(SRC, 'warehouse', 'write-mart-files.ts')).files.size).toBeGreaterThan(3);
  expect([...staticImports(join(SRC, 'warehouse', 's3-warehouse.ts')).packages]).toContain('@aws-sdk/client-s3');
});

test('what others import of published files loads neither DuckDB nor an SDK', () => {
  const { files, packages } = staticImports(join(SRC, 'warehouse', 'contract.ts'));
  expect(files.size).toBeGreaterThan(3);
  expect([...packages].filter((name) => !/^(?:node:|zod$|@quote-elt\/(?:runtime|shared)$)/.test(name))).toEqual([]);
});
