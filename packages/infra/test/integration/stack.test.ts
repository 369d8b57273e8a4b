import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { DEFAULT_BASE_URL, DEFAULT_RECORDS_PER_TICK, DEFAULT_SOURCES, SOURCE_NAMES } from '@quote-elt/ingest/config';
import { TABLES } from '@quote-elt/runtime';
import { PipelineSettings } from '@quote-elt/shared';
import { decodeItem } from '@quote-elt/shared/dynamodb';
import { beforeAll, describe, expect, test } from 'vitest';
import { configOf } from '../configs.ts';
import { type RecordedResource, recordResources } from '../record-resources.ts';

const LAMBDA_TRUST = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};
const ARN = 'arn:aws';
const AT = 'eu-west-1:123456789012';
let dev: RecordedResource[];
let prod: RecordedResource[];

beforeAll(async () => {
  dev = await recordResources(configOf());
  prod = await recordResources(configOf({ protectData: true, alarmEmail: 'a@example.com', reservedConcurrency: 2 }), {
    stack: 'prod',
  });
});

const inputsOf = (resources: readonly RecordedResource[], type: string) =>
  resources.filter((resource) => resource.type === type).map(({ inputs }) => inputs);
const one = (type: string, name: string) => {
  const found = dev.find((resource) => resource.type === type && resource.name === name);
  if (found === undefined) throw new Error(`there is no ${type} ${name}`);
  return found.inputs;
};
const document = (name: string): unknown => JSON.parse(String(one('aws:iam/rolePolicy:RolePolicy', name).policy));

test('the tables have their keys, free capacity and tags', () => {
  const tags = { project: 'quote-elt', stack: 'dev' };
  const common = {
    billingMode: 'PROVISIONED',
    deletionProtectionEnabled: false,
    pointInTimeRecovery: { enabled: false },
    tags,
  };
  expect(inputsOf(dev, 'aws:dynamodb/table:Table')).toEqual([
    {
      ...common,
      name: `quote-elt-dev-${TABLES.raw}`,
      readCapacity: 5,
      writeCapacity: 5,
      hashKey: 'ingested_date',
      rangeKey: 'ingested_at',
      attributes: [
        { name: 'ingested_date', type: 'S' },
        { name: 'ingested_at', type: 'S' },
      ],
    },
    {
      ...common,
      name: `quote-elt-dev-${TABLES.runs}`,
      readCapacity: 1,
      writeCapacity: 1,
      hashKey: 'pipeline',
      rangeKey: 'run_date',
      attributes: [
        { name: 'pipeline', type: 'S' },
        { name: 'run_date', type: 'S' },
      ],
    },
  ]);
});

describe('each function', () => {
  test.each([
    ['ingest', 256, 30, ['common']],
    ['transform', 1024, 900, ['common', 'duckdb']],
  ])('%s has its runtime, layers, central JSON log and size', (name, memorySize, timeout, layers) => {
    expect(one('aws:lambda/function:Function', `quote-elt-dev-${name}`)).toMatchObject({
      runtime: 'nodejs24.x',
      architectures: ['arm64'],
      handler: `dist/${name}/lambda.handler`,
      memorySize,
      timeout,
      role: `${ARN}:iam:${AT}:role/quote-elt-dev-${name}-eu-west-1`,
      layers: layers.map((layer) => `${ARN}:lambda:${AT}:layerVersion/quote-elt-dev-${layer}`),
      loggingConfig: {
        logFormat: 'JSON',
        logGroup: 'quote-elt-dev',
        applicationLogLevel: 'INFO',
        systemLogLevel: 'WARN',
      },
      tags: { project: 'quote-elt', stack: 'dev' },
    });
  });

  test.each(['ingest', 'transform'])('%s is tried twice more, and then kept in the queue', (name) => {
    expect(
      one('aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig', `quote-elt-dev-${name}-invoke`),
    ).toEqual({
      functionName: `quote-elt-dev-${name}`,
      maximumRetryAttempts: 2,
      maximumEventAgeInSeconds: 21_600,
      destinationConfig: { onFailure: { destination: `${ARN}:sqs:${AT}:queue/quote-elt-dev-dead-letters` } },
    });
  });

  test.each([
    ['ingest', 'rate(1 minute)'],
    ['transform', 'cron(0 12 * * ? *)'],
  ])('%s is scheduled in the group, with the tick as input and a dead-letter queue', (name, scheduleExpression) => {
    expect(one('aws:scheduler/schedule:Schedule', `quote-elt-dev-${name}-schedule`)).toEqual({
      name: `quote-elt-dev-${name}`,
      groupName: 'quote-elt-dev',
      scheduleExpression,
      scheduleExpressionTimezone: 'UTC',
      state: 'ENABLED',
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: `${ARN}:lambda:${AT}:function/quote-elt-dev-${name}`,
        roleArn: `${ARN}:iam:${AT}:role/quote-elt-dev-${name}-schedule-eu-west-1`,
        input: `{"task":"${name}","scheduled_time":"<aws.scheduler.scheduled-time>"}`,
        retryPolicy: { maximumRetryAttempts: 3, maximumEventAgeInSeconds: 3600 },
        deadLetterConfig: { arn: `${ARN}:sqs:${AT}:queue/quote-elt-dev-dead-letters` },
      },
    });
  });

  test.each(['ingest', 'transform'])(
    '%s has a role of its own, and its schedule one that only its group may take',
    (name) => {
      const trust = (role: string): unknown => JSON.parse(String(one('aws:iam/role:Role', role).assumeRolePolicy));
      expect(trust(`quote-elt-dev-${name}-role`)).toEqual(LAMBDA_TRUST);
      expect(trust(`quote-elt-dev-${name}-schedule-role`)).toMatchObject({
        Statement: [
          {
            Principal: { Service: 'scheduler.amazonaws.com' },
            Condition: {
              StringEquals: {
                'aws:SourceAccount': '123456789012',
                'aws:SourceArn': `${ARN}:scheduler:${AT}:scheduleGroup/quote-elt-dev`,
              },
            },
          },
        ],
      });
    },
  );
});

const logs = {
  Effect: 'Allow',
  Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
  Resource: [`${ARN}:cloudwatch:${AT}:logGroup/quote-elt-dev:*`],
};
const failures = {
  Effect: 'Allow',
  Action: ['sqs:SendMessage'],
  Resource: [`${ARN}:sqs:${AT}:queue/quote-elt-dev-dead-letters`],
};
const table = (name: string, ...Action: string[]) => ({
  Effect: 'Allow',
  Action,
  Resource: [`${ARN}:dynamodb:${AT}:table/quote-elt-dev-${name}`],
});

test.each([
  ['quote-elt-dev-ingest-policy', [table(TABLES.raw, 'dynamodb:PutItem'), logs, failures]],
  [
    'quote-elt-dev-transform-policy',
    [
      table(TABLES.raw, 'dynamodb:Query'),
      table(TABLES.runs, 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'),
      logs,
      failures,
    ],
  ],
  [
    'quote-elt-dev-ingest-schedule-policy',
    [
      {
        Effect: 'Allow',
        Action: ['lambda:InvokeFunction'],
        Resource: [`${ARN}:lambda:${AT}:function/quote-elt-dev-ingest`],
      },
      failures,
    ],
  ],
  [
    'quote-elt-dev-transform-schedule-policy',
    [
      {
        Effect: 'Allow',
        Action: ['lambda:InvokeFunction'],
        Resource: [`${ARN}:lambda:${AT}:function/quote-elt-dev-transform`],
      },
      failures,
    ],
  ],
])('%s allows just this', (name, Statement) => {
  expect(document(name)).toEqual({ Version: '2012-10-17', Statement });
});

test('logs are kept for the days configured, dead letters for fourteen days and encrypted', () => {
  expect(inputsOf(dev, 'aws:cloudwatch/logGroup:LogGroup')).toMatchObject([
    { name: 'quote-elt-dev', retentionInDays: 14 },
  ]);
  expect(inputsOf(dev, 'aws:sqs/queue:Queue')).toMatchObject([
    { messageRetentionSeconds: 1_209_600, sqsManagedSseEnabled: true },
  ]);
});

test('a mail address is subscribed only where one is given', () => {
  expect(inputsOf(dev, 'aws:sns/topicSubscription:TopicSubscription')).toEqual([]);
  expect(inputsOf(prod, 'aws:sns/topicSubscription:TopicSubscription')).toMatchObject([
    { protocol: 'email', endpoint: 'a@example.com' },
  ]);
});

test('data is protected, and concurrency reserved, only where that is configured', () => {
  expect(inputsOf(prod, 'aws:dynamodb/table:Table').map((each) => each.deletionProtectionEnabled)).toEqual([
    true,
    true,
  ]);
  const reserved = (resources: readonly RecordedResource[]) =>
    inputsOf(resources, 'aws:lambda/function:Function').map((each) => each.reservedConcurrentExecutions);
  expect([reserved(dev), reserved(prod)]).toEqual([
    [undefined, undefined],
    [2, 2],
  ]);
});

test('what is protected refuses to be deleted by Pulumi, and by AWS where it can', () => {
  const kept = [
    'aws:cloudwatch/logGroup:LogGroup',
    'aws:dynamodb/table:Table',
    'aws:dynamodb/table:Table',
    'aws:dynamodb/tableItem:TableItem',
    'aws:sqs/queue:Queue',
  ];
  expect(
    prod
      .filter(({ protect }) => protect)
      .map(({ type }) => type)
      .sort(),
  ).toEqual(kept);
  expect(dev.filter(({ protect }) => protect)).toEqual([]);
  expect(inputsOf(prod, 'aws:cloudwatch/logGroup:LogGroup')).toMatchObject([{ deletionProtectionEnabled: true }]);
});

/** The physical names of resources, each with its type. */
const named = (resources: readonly RecordedResource[]) =>
  resources.flatMap(({ type, inputs }) =>
    [inputs.name, inputs.layerName, inputs.dashboardName].filter(Boolean).map((name) => `${type} ${String(name)}`),
  );

test('dev and prod share no name', () => {
  expect(named(dev).length).toBeGreaterThan(20);
  expect(named(dev).filter((name) => named(prod).includes(name))).toEqual([]);
});

test('two pipelines in an account share no name and no metric', async () => {
  const other = await recordResources(configOf(), { project: 'weather-elt' });
  expect(named(dev).filter((name) => named(other).includes(name))).toEqual([]);
  const metrics = (resources: readonly RecordedResource[]) =>
    inputsOf(resources, 'aws:cloudwatch/metricAlarm:MetricAlarm').map(({ dimensions }) => JSON.stringify(dimensions));
  expect(metrics(dev).filter((each) => metrics(other).includes(each))).toEqual([]);
});

test('a stack in two regions shares no name of what an account has once for all regions: roles and dashboards', async () => {
  const elsewhere = await recordResources(configOf(), { region: 'us-east-1' });
  const global = (resources: readonly RecordedResource[]) =>
    named(resources).filter((name) => /role:Role|Dashboard/.test(name));
  expect(global(dev)).toHaveLength(5);
  expect(global(dev).filter((name) => global(elsewhere).includes(name))).toEqual([]);
});

/** Whether a type of resource takes tags, as the source of the SDK tells. */
function takesTags(type: string): boolean {
  const [, path] = /^aws:(\w+\/\w+):/.exec(type) ?? [];
  const sdk = dirname(createRequire(import.meta.url).resolve('@pulumi/aws/package.json'));
  const file = join(sdk, `${path}.js`);
  return path !== undefined && existsSync(file) && readFileSync(file, 'utf8').includes('resourceInputs["tags"]');
}

test('every resource that takes tags says its project and stack', () => {
  const taggable = prod.filter(({ type }) => takesTags(type));
  expect(new Set(taggable.map(({ type }) => type)).size).toBeGreaterThanOrEqual(8);
  for (const { inputs } of taggable) expect(inputs.tags).toEqual({ project: 'quote-elt', stack: 'prod' });
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
