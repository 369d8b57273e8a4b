import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { largePullNotice } from '../../src/warehouse/large-pull.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..', '..');
const textOf = (file: string) => readFileSync(join(ROOT, file), 'utf8');

/** What a pattern finds in a text, sorted. */
const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = '']) => name).sort();

test('the page names exactly the rights on Athena that the command line uses', () => {
  const sent = found(textOf('packages/cli/src/athena/run-query.ts'), /new (\w+)Command\(/g);
  const [, policy = ''] = /from the command line[\s\S]*?```json\n([\s\S]*?)```/.exec(textOf('docs/deploy.md')) ?? [];
  expect(found(policy, /"athena:(\w+)"/g)).toEqual(sent);
  expect(() => JSON.parse(policy)).not.toThrow();
});

test('the client of Athena is loaded by nothing but the file that is imported when it is asked for', () => {
  const sources = globSync('packages/cli/src/**/*.ts', { cwd: ROOT });
  const importing = (pattern: RegExp) =>
    sources.filter((file) => pattern.test(textOf(file))).map((file) => file.slice(17));
  expect(importing(/^import \{[^}]*\} from '@aws-sdk\/client-athena'/m).sort()).toEqual([
    'athena/run-query.ts',
    'athena/with-athena.ts',
  ]);
  expect(importing(/^import (?!type )[^;]*\/(?:run-query|with-athena)\.ts'/m)).toEqual(['athena/with-athena.ts']);
});

test('a pull of more than two gigabytes names the engine that reads them where they lie', () => {
  expect(largePullNotice(2e9, 'dev')).toBeUndefined();
  expect(largePullNotice(2.34e9, 'dev')).toBe(
    '2.3 GB are to come; Athena reads them where they lie: pnpm elt sql --engine athena --stack dev',
  );
});

test('every client of AWS gets its bounds from the one place that knows them', () => {
  const sources = globSync('packages/{cli,infra,ingest,transform}/src/**/*.ts', { cwd: ROOT });
  const built = sources.flatMap((file) => found(textOf(file), /new \w+Client\((.*)/g));
  expect(built.length).toBeGreaterThan(0);
  expect(
    built.filter(
      (bounds) => !/^(?:awsClientConfig|dynamoDbClientConfig|s3ClientConfig)\((?:place|'\w+')\)/.test(bounds),
    ),
  ).toEqual([]);
});
