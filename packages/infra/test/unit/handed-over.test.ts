import { HOSTED_SOURCE, INGEST_ENV_KEYS } from '@quote-elt/ingest/config';
import { stackNames } from '@quote-elt/runtime';
import { TRANSFORM_ENV_KEYS, WAREHOUSE_ENV_KEYS } from '@quote-elt/transform/config';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseStackConfig } from '../../src/checks/parse-config.ts';
import { accountProblems } from '../../src/config/account.ts';
import { rawConfig } from '../../src/config/raw-config.ts';
import { ingestEnvironment, transformEnvironment } from '../../src/environment.ts';
import { acceptedConfigs, configOf, OWNER } from '../configs.ts';
import { problemsOf } from '../remedies.ts';

const SET = 'pulumi -C packages/infra --stack dev config set';

test('values are taken from what Pulumi hands over', () => {
  const all = {
    'aws:region': 'eu-west-1',
    'quote-elt:recordsPerTick': '5',
    'quote-elt:protectData': 'true',
    'quote-elt:sources': JSON.stringify([HOSTED_SOURCE]),
    'quote-elt:alarmEmail': '1@example.com',
  };
  expect(rawConfig(all, 'quote-elt')).toEqual({
    recordsPerTick: 5,
    protectData: true,
    sources: [HOSTED_SOURCE],
    alarmEmail: '1@example.com',
  });
});

test('a stack that names its accounts goes to no other', () => {
  expect(accountProblems('dev', [], '123456789012')).toEqual([]);
  expect(accountProblems('dev', ['123456789012'], '123456789012')).toEqual([]);
  expect(accountProblems('dev', ['123456789012'], '210987654321')).toEqual([
    {
      message: expect.stringMatching(/account 210987654321, and the stack goes to 123456789012 only/),
      remedy: `${SET} allowedAccountIds 123456789012,210987654321`,
    },
  ]);
});

test('accounts are read with their leading zeros, one or many', () => {
  const accounts = (text: string) =>
    configOf(rawConfig({ 'quote-elt:allowedAccountIds': text }, 'quote-elt')).allowedAccountIds;
  expect(['', '123456789012', '012345678901', '123456789012,012345678901'].map(accounts)).toEqual([
    [],
    ['123456789012'],
    ['012345678901'],
    ['123456789012', '012345678901'],
  ]);
  expect(problemsOf({ allowedAccountIds: '123456789012, 1' }).map(({ message }) => message)).toEqual([
    'allowedAccountIds: give account ids of twelve digits, with commas',
  ]);
});

test('each function is told every variable that it knows, and takes whatever is accepted', async () => {
  const { readConfig: readIngest } = await import('@quote-elt/ingest/config');
  const { readConfig: readTransform } = await import('@quote-elt/transform/config');
  const names = stackNames({ project: 'quote-elt', stack: 'dev', region: 'eu-west-1' });
  fc.assert(
    fc.property(acceptedConfigs, (config) => {
      const bucket = config.warehouse ? names.warehouse.bucket('123456789012') : undefined;
      const [ingest, transform] = [ingestEnvironment(names, config), transformEnvironment(names, config, bucket)];
      expect(Object.keys(ingest).sort()).toEqual([...INGEST_ENV_KEYS, 'NODE_OPTIONS'].sort());
      const keys = [...TRANSFORM_ENV_KEYS, ...(config.warehouse ? WAREHOUSE_ENV_KEYS : []), 'NODE_OPTIONS'];
      expect(Object.keys(transform).sort()).toEqual(keys.sort());
      expect(readIngest(ingest)).toMatchObject({
        sources: config.sources,
        maxItemBytes: config.maxItemBytes,
      });
      expect(readTransform(transform)).toMatchObject({
        lookBackDays: config.lookBackDays,
        failOnDrift: config.failOnDrift,
        warehouseBucket: bucket,
      });
    }),
  );
});

test('the configuration of a stack belongs to its name', () => {
  expect(() => parseStackConfig({}, { ...OWNER, stack: 'Dev' })).toThrow(
    expect.objectContaining({ code: 'config.invalid' }),
  );
});
