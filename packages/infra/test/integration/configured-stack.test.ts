import { DEFAULT_BASE_URL, DEFAULT_RECORDS_PER_TICK, DEFAULT_SOURCES, SOURCE_NAMES } from '@quote-elt/ingest/config';
import { TABLES } from '@quote-elt/runtime';
import { PipelineSettings } from '@quote-elt/shared';
import { decodeItem } from '@quote-elt/shared/dynamodb';
import { beforeAll, expect, test } from 'vitest';
import { configOf } from '../configs.ts';
import { type RecordedResource, recordResources } from '../record-resources.ts';
import { ARN, AT, inputsOf, recordDev } from '../recorded-stacks.ts';

let dev: RecordedResource[];
beforeAll(async () => {
  dev = await recordDev();
});

test('the schedules are paused by a setting, and transform runs in its time zone', async () => {
  const paused = await recordResources(configOf({ paused: true, transformTimezone: 'Europe/Berlin' }));
  expect(
    inputsOf(paused, 'aws:scheduler/schedule:Schedule').map((each) => [each.state, each.scheduleExpressionTimezone]),
  ).toEqual([
    ['DISABLED', 'UTC'],
    ['DISABLED', 'Europe/Berlin'],
  ]);
});

test('every alarm tells the topic, and silence only where silence is the fault', () => {
  const topic = `${ARN}:sns:${AT}:topic/quote-elt-dev-alarms`;
  const alarms = inputsOf(dev, 'aws:cloudwatch/metricAlarm:MetricAlarm');
  expect(
    Object.fromEntries(
      alarms.map(({ name, alarmActions, okActions, insufficientDataActions }) => [
        name,
        [alarmActions, okActions, insufficientDataActions],
      ]),
    ),
  ).toEqual({
    'quote-elt-dev-ticks-stopped': [[topic], [topic], [topic]],
    'quote-elt-dev-transform-stopped': [[topic], [topic], [topic]],
    'quote-elt-dev-days-waiting': [[topic], [topic], undefined],
    'quote-elt-dev-dead-letters-waiting': [[topic], [topic], undefined],
    'quote-elt-dev-incomplete': [[topic], [topic], undefined],
  });
});

test('every function knows its tables and its stack, and each of its settings', async () => {
  const given = {
    maxRejectedShare: 0.05,
    failOnDrift: true,
    lookBackDays: 30,
    sourceTimeoutMs: 900,
    maxItemBytes: 1000,
  };
  const set = await recordResources(configOf(given));
  const variables = (name: string) =>
    Object(set.find((each) => each.type === 'aws:lambda/function:Function' && each.name === name)?.inputs.environment)
      .variables;
  expect(variables('quote-elt-dev-ingest')).toEqual({
    NODE_OPTIONS: '--enable-source-maps',
    ELT_STACK: 'quote-elt-dev',
    ELT_RAW_TABLE: `quote-elt-dev-${TABLES.raw}`,
    ELT_SOURCES: DEFAULT_SOURCES.join(','),
    ELT_SOURCE_BASE_URL: DEFAULT_BASE_URL,
    ELT_RECORDS_PER_TICK: String(DEFAULT_RECORDS_PER_TICK),
    ELT_MAX_ITEM_BYTES: '1000',
    ELT_SOURCE_TIMEOUT_MS: '900',
  });
  expect(variables('quote-elt-dev-transform')).toEqual({
    NODE_OPTIONS: '--enable-source-maps',
    ELT_STACK: 'quote-elt-dev',
    ELT_RAW_TABLE: `quote-elt-dev-${TABLES.raw}`,
    ELT_RUNS_TABLE: `quote-elt-dev-${TABLES.runs}`,
    ELT_TICK_SECONDS: '60',
    ELT_LATE_SECONDS: '25200',
    ELT_LOOK_BACK_DAYS: '30',
    ELT_MAX_REJECTED_SHARE: '0.05',
    ELT_FAIL_ON_DRIFT: 'true',
  });
});

test('the ledger table says how the data of the stack is kept', async () => {
  const given = {
    ingestSchedule: 'rate(5 minutes)',
    recordsPerTick: 3,
    sources: [...SOURCE_NAMES].reverse(),
    sourceBaseUrl: 'https://records.example/api',
  };
  const [settings, ...others] = inputsOf(
    await recordResources(configOf(given)),
    'aws:dynamodb/tableItem:TableItem',
  ).map(({ item, ...keys }) => ({ ...keys, item: JSON.parse(String(item)) }));
  expect(others).toEqual([]);
  expect(settings).toEqual({
    tableName: `quote-elt-dev-${TABLES.runs}`,
    hashKey: 'pipeline',
    rangeKey: 'run_date',
    item: {
      fail_on_drift: { BOOL: false },
      max_rejected_share: { N: '0.1' },
      pipeline: { S: 'settings' },
      run_date: { S: 'current' },
      tick_seconds: { N: '300' },
      records_per_tick: { N: '3' },
      sources: { L: [...SOURCE_NAMES].reverse().map((name) => ({ S: name })) },
      base_url: { S: 'https://records.example/api' },
      schema_version: { N: '1' },
    },
  });
  expect(PipelineSettings.parse(decodeItem(settings?.item))).toMatchObject({ tick_seconds: 300 });
});
