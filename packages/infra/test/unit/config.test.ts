import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { INGEST_ENV_KEYS } from '@quote-elt/ingest/config';
import { TRANSFORM_ENV_KEYS } from '@quote-elt/transform/config';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { costWarnings } from '../../src/config/cost-warnings.ts';
import { rawConfig } from '../../src/config/raw-config.ts';
import { rateMinutes } from '../../src/config/schedule.ts';
import { parseStackConfig, STACK_CONFIG_KEYS } from '../../src/config/stack-config.ts';

const PROJECT = parse(readFileSync(join(import.meta.dirname, '..', '..', 'Pulumi.yaml'), 'utf8'));

test('nothing need be configured', () => {
  expect(parseStackConfig({})).toEqual({
    quoteSources: ['quotable', 'dummyjson', 'kurokeita', 'realinspire', 'quoteslate', 'zenquotes'],
    quotableBaseUrl: 'https://api.quotable.io',
    quotesPerTick: 1,
    ingestSchedule: { expression: 'rate(1 minute)', seconds: 60 },
    transformSchedule: 'cron(0 12 * * ? *)',
    architecture: 'arm64',
    logRetentionDays: 14,
    alarmEmail: '',
    completenessTarget: 0.95,
    rawCapacity: 5,
    reservedConcurrency: 0,
    pointInTimeRecovery: false,
    protectData: false,
  });
});

test('the schema in Pulumi.yaml names the same keys, with the same defaults and a description each', () => {
  expect(Object.keys(PROJECT.config).sort()).toEqual([...STACK_CONFIG_KEYS].sort());
  const defaults = Object.entries(PROJECT.config).map(([key, value]) => [key, Object(value).default]);
  expect(parseStackConfig(Object.fromEntries(defaults))).toEqual(parseStackConfig({}));
  expect(Object.values(PROJECT.config).filter((value) => !Object(value).description)).toEqual([]);
});

test('the program starts without a compiler', () => {
  expect([PROJECT.main, PROJECT.runtime]).toEqual([
    'src/index.ts',
    { name: 'nodejs', options: { typescript: false, packagemanager: 'pnpm' } },
  ]);
});

test('all mistakes are told together, each with the command that mends it', () => {
  const wrong = {
    quoteSource: ['quotable'],
    quoteSources: ['quotable', 'quotabel'],
    quotesPerTick: 51,
    ingestSchedule: 'rate(1 minutes)',
    transformSchedule: 'cron(0 12 * * *)',
    architecture: 'arm',
    logRetentionDays: 10,
    alarmEmail: 'nobody',
    completenessTarget: '2',
    quotableBaseUrl: 'http://api.quotable.io',
  };
  expect(() => parseStackConfig(wrong)).toThrow(
    expect.objectContaining({
      code: 'config.invalid',
      details: {
        problems: expect.arrayContaining([
          'quoteSource is not known: pulumi config rm quoteSource',
          'quoteSources: known sources are quotable, dummyjson, kurokeita, realinspire, quoteslate, zenquotes, embedded: pulumi config set --path quoteSources[1] <value>',
          expect.stringMatching(/^quotesPerTick: .*: pulumi config set quotesPerTick <value>$/),
          expect.stringMatching(/^ingestSchedule: give a rate that divides a day/),
          expect.stringMatching(/^transformSchedule: give a schedule such as/),
          expect.stringMatching(/^architecture: /),
          expect.stringMatching(/^logRetentionDays: CloudWatch knows 1, 3, 5/),
          'alarmEmail: give an e-mail address: pulumi config set alarmEmail <value>',
          expect.stringMatching(/^completenessTarget: /),
          expect.stringMatching(/^quotableBaseUrl: give an https address/),
        ]),
      },
    }),
  );
});

describe('schedules', () => {
  test.each([
    ['rate(1 minute)', 1],
    ['rate(2 minutes)', 2],
    ['rate(1 hour)', 60],
    ['rate(1 day)', 1440],
    ['rate(2 minute)', undefined],
    ['rate(1 minutes)', undefined],
    ['rate(0 minutes)', undefined],
    ['every minute', undefined],
  ])('%s has %s minutes', (expression, minutes) => {
    expect(rateMinutes(expression)).toBe(minutes);
  });

  test.each(['cron(0 12 * * ? *)', 'cron(15 10 ? * MON-FRI *)', 'rate(6 hours)'])(
    '%s is a schedule',
    (transformSchedule) => {
      expect(parseStackConfig({ transformSchedule }).transformSchedule).toBe(transformSchedule);
    },
  );

  test.each(['cron(0 12 * * * *)', 'cron(0 12 * * ?)', 'cron(0 12 ? * ? *)', '0 12 * * *'])(
    '%s is none',
    (transformSchedule) => {
      expect(() => parseStackConfig({ transformSchedule })).toThrow(
        expect.objectContaining({ code: 'config.invalid' }),
      );
    },
  );

  test('a rate that does not divide a day cannot be ingested by', () => {
    expect(() => parseStackConfig({ ingestSchedule: 'rate(7 minutes)' })).toThrow(
      expect.objectContaining({ code: 'config.invalid' }),
    );
  });
});

test('what costs money is told, with the sum', () => {
  expect(costWarnings(parseStackConfig({}))).toEqual([]);
  expect(costWarnings(parseStackConfig({ rawCapacity: 12, pointInTimeRecovery: true }))).toEqual([
    'rawCapacity 12: two stacks provision 2 × (12 + 1) = 26 units, of which 25 are free',
    expect.stringMatching(/^pointInTimeRecovery is not part of the free tier/),
  ]);
});

test('values are taken from what Pulumi hands over', () => {
  const all = {
    'aws:region': 'eu-west-1',
    'quote-elt:quotesPerTick': '5',
    'quote-elt:protectData': 'true',
    'quote-elt:quoteSources': '["quotable"]',
    'quote-elt:alarmEmail': '1@example.com',
  };
  expect(rawConfig(all, 'quote-elt')).toEqual({
    quotesPerTick: 5,
    protectData: true,
    quoteSources: ['quotable'],
    alarmEmail: '1@example.com',
  });
});

test('the functions know every variable that the stack sets for them', () => {
  expect([...INGEST_ENV_KEYS]).toEqual(
    expect.arrayContaining([
      'ELT_STACK',
      'ELT_RAW_TABLE',
      'ELT_QUOTE_SOURCES',
      'ELT_QUOTABLE_BASE_URL',
      'ELT_QUOTES_PER_TICK',
    ]),
  );
  expect([...TRANSFORM_ENV_KEYS]).toEqual(
    expect.arrayContaining(['ELT_STACK', 'ELT_RAW_TABLE', 'ELT_RUNS_TABLE', 'ELT_TICK_SECONDS']),
  );
});
