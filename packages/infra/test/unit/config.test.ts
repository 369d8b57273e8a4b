import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  DEFAULT_BASE_URL,
  DEFAULT_RECORDS_PER_TICK,
  DEFAULT_SOURCES,
  HOSTED_SOURCE,
  SOURCE_NAMES,
} from '@quote-elt/ingest/config';
import { PROJECT as PROJECT_NAME } from '@quote-elt/runtime';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { rawConfig } from '../../src/config/raw-config.ts';
import { configOf, STACK_CONFIG_KEYS } from '../configs.ts';
import { afterRemedy, problemsOf } from '../remedies.ts';

const FOLDER = join(import.meta.dirname, '..', '..');
const PROJECT = parse(readFileSync(join(FOLDER, 'Pulumi.yaml'), 'utf8'));
const SET = 'pulumi -C packages/infra --stack dev config set';

test('nothing need be configured', () => {
  expect(configOf()).toEqual({
    sources: DEFAULT_SOURCES,
    sourceBaseUrl: DEFAULT_BASE_URL,
    recordsPerTick: DEFAULT_RECORDS_PER_TICK,
    maxItemBytes: 2048,
    sourceTimeoutMs: 5000,
    ingestSchedule: { expression: 'rate(1 minute)', seconds: 60 },
    transformSchedule: 'cron(0 12 * * ? *)',
    transformTimezone: 'UTC',
    transformPace: { longestGapSeconds: 86_400, runsPerDay: 1 },
    paused: false,
    lookBackDays: 7,
    maxRejectedShare: 0.1,
    failOnDrift: false,
    architecture: 'arm64',
    logRetentionDays: 14,
    alarmEmail: '',
    completenessTarget: 0.95,
    rawCapacity: 5,
    reservedConcurrency: 0,
    pointInTimeRecovery: false,
    protectData: false,
    allowedAccountIds: [],
    warehouse: false,
    warehouseFirstDay: '2026-01-01',
    warehouseScanLimitMb: 1000,
  });
});

/** What the registry of sources has the defaults of, so that no second place has to name them. */
const BY_REGISTRY = ['sources', 'sourceBaseUrl', 'recordsPerTick'];

test('the schema in Pulumi.yaml names the other keys, with the same defaults and a description each', () => {
  expect([...Object.keys(PROJECT.config), ...BY_REGISTRY].sort()).toEqual([...STACK_CONFIG_KEYS].sort());
  const defaults = Object.entries(PROJECT.config).map(([key, value]): [string, string] => {
    const given: unknown = Object(value).default;
    return [`quote-elt:${key}`, typeof given === 'string' ? given : JSON.stringify(given)];
  });
  expect(configOf(rawConfig(Object.fromEntries(defaults), 'quote-elt'))).toEqual(configOf());
  expect(Object.values(PROJECT.config).filter((value) => !Object(value).description)).toEqual([]);
});

test('the page on deployment has a line for each key, with its default', () => {
  const page = readFileSync(join(FOLDER, '..', '..', 'docs', 'deploy.md'), 'utf8');
  const keys = [...page.matchAll(/^\| `(\w+)` \| /gm)].map(([, key]) => key);
  expect(keys.sort()).toEqual([...STACK_CONFIG_KEYS].sort());
});

test('the program starts without a compiler, and the command line looks for the names of its project', () => {
  expect([PROJECT.name, PROJECT.main, PROJECT.runtime]).toEqual([
    PROJECT_NAME,
    'main.js',
    { name: 'nodejs', options: { typescript: false, packagemanager: 'pnpm' } },
  ]);
});

test('all mistakes are told together, each with a command to paste', () => {
  const wrong = {
    source: [HOSTED_SOURCE],
    sources: [HOSTED_SOURCE, 'nobody'],
    recordsPerTick: 51,
    ingestSchedule: 'rate(1 minutes)',
    transformSchedule: 'cron(0 12 * * *)',
    transformTimezone: 'Mars/Olympus',
    architecture: 'arm',
    logRetentionDays: 10,
    alarmEmail: 'nobody',
    completenessTarget: 2,
    sourceBaseUrl: 'http://api.example.com',
  };
  expect(problemsOf(wrong)).toEqual([
    {
      message: `sources[1]: known sources are ${SOURCE_NAMES.join(', ')}`,
      remedy: `${SET} --path 'sources[1]' ${HOSTED_SOURCE}`,
    },
    {
      message: 'sourceBaseUrl: give an https address without credentials, query or fragment',
      remedy: `${SET} sourceBaseUrl ${DEFAULT_BASE_URL}`,
    },
    { message: 'recordsPerTick: give a whole number from 1 to 50', remedy: `${SET} recordsPerTick 1` },
    {
      message: expect.stringMatching(/^ingestSchedule: give a rate that divides a day/),
      remedy: `${SET} ingestSchedule 'rate(1 minute)'`,
    },
    {
      message: expect.stringMatching(/^transformSchedule: give a schedule/),
      remedy: `${SET} transformSchedule 'cron(0 12 * * ? *)'`,
    },
    {
      message: expect.stringMatching(/^transformTimezone: give a name of the IANA/),
      remedy: `${SET} transformTimezone UTC`,
    },
    { message: 'completenessTarget: give a number above 0 and up to 1', remedy: `${SET} completenessTarget 0.95` },
    { message: 'architecture: give arm64 or x86_64', remedy: `${SET} architecture arm64` },
    {
      message: expect.stringMatching(/^logRetentionDays: CloudWatch knows 1, 3, 5/),
      remedy: `${SET} logRetentionDays 14`,
    },
    { message: 'alarmEmail: give an e-mail address', remedy: `${SET} alarmEmail you@example.com` },
    { message: 'source is not known', remedy: 'pulumi -C packages/infra --stack dev config rm source' },
  ]);
});

describe('a number is a number', () => {
  test.each(['', 'true', '[]', 'false', ' ', 'NaN', '1e999', '0x10', '1,5'])('the text "%s" is none', (text) => {
    for (const key of ['completenessTarget', 'maxRejectedShare', 'recordsPerTick', 'rawCapacity', 'lookBackDays']) {
      const given = rawConfig({ [`quote-elt:${key}`]: text }, 'quote-elt');
      expect(problemsOf(given).map(({ message }) => message)).toEqual([expect.stringContaining(`${key}: give a`)]);
    }
  });

  test('a number in a text is one, since Pulumi keeps it so', () => {
    const given = rawConfig({ 'quote-elt:completenessTarget': '0.5', 'quote-elt:recordsPerTick': '3' }, 'quote-elt');
    expect(configOf(given)).toMatchObject({ completenessTarget: 0.5, recordsPerTick: 3 });
  });
});

test.each([
  'https://user:s3cretpw@127.0.0.1:9',
  'https://user@example.com',
  'https://example.com/?key=s3cretpw',
  'https://example.com/#s3cretpw',
  'http://example.com',
  'example.com',
])('the address %s is refused without being shown', (sourceBaseUrl) => {
  const [problem, ...more] = problemsOf({ sourceBaseUrl });
  expect(more).toEqual([]);
  expect(problem?.message).toMatch(/^sourceBaseUrl: /);
  expect(JSON.stringify(problem)).not.toContain('s3cretpw');
});

test('a list that is no list, or names a source twice, is refused', () => {
  const remedy = `pulumi -C packages/infra --stack dev config rm sources && ${SET} --path 'sources[0]' ${HOSTED_SOURCE}`;
  for (const sources of [HOSTED_SOURCE, [], [HOSTED_SOURCE, HOSTED_SOURCE], { 0: HOSTED_SOURCE }]) {
    expect(problemsOf({ sources }).map((problem) => problem.remedy)).toEqual([remedy]);
  }
});

test('whatever is wrong, each remedy can be pasted into a shell and repairs what it names', () => {
  const junk = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant([]),
    fc.array(fc.string(), { maxLength: 3 }),
    fc.double(),
  );
  const given = fc.dictionary(
    fc.oneof(fc.constantFrom(...STACK_CONFIG_KEYS), fc.stringMatching(/^[a-z]{1,9}$/)),
    junk,
    { maxKeys: 4 },
  );
  fc.assert(
    fc.property(given, (wrong) => {
      let left: Readonly<Record<string, unknown>> = wrong;
      for (let round = 0; round < 60; round++) {
        const [first] = problemsOf(left);
        if (first === undefined) break;
        left = afterRemedy(left, first.remedy);
      }
      expect(problemsOf(left)).toEqual([]);
    }),
  );
});
