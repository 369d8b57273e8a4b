import { beforeAll, describe, expect, test } from 'vitest';
import { parseStackConfig } from '../../src/config/stack-config.ts';
import { type RecordedResource, recordResources } from '../../src/cost/record-resources.ts';

const LAMBDA_TRUST = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};
const ARN = 'arn:aws';
const AT = 'eu-west-1:123456789012';
let dev: RecordedResource[];
let prod: RecordedResource[];

beforeAll(async () => {
  dev = await recordResources('dev', parseStackConfig({}));
  prod = await recordResources(
    'prod',
    parseStackConfig({ protectData: true, alarmEmail: 'a@example.com', reservedConcurrency: 2 }),
  );
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
      name: 'quote-elt-dev-quotes_raw',
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
      name: 'quote-elt-dev-quote_runs',
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
    ['transform', 1024, 300, ['common', 'duckdb']],
  ])('%s has its runtime, layers, central JSON log and size', (name, memorySize, timeout, layers) => {
    expect(one('aws:lambda/function:Function', `quote-elt-dev-${name}`)).toMatchObject({
      runtime: 'nodejs24.x',
      architectures: ['arm64'],
      handler: `dist/${name}/lambda.handler`,
      memorySize,
      timeout,
      role: `${ARN}:iam:${AT}:role/quote-elt-dev-${name}-role`,
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
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: `${ARN}:lambda:${AT}:function/quote-elt-dev-${name}`,
        roleArn: `${ARN}:iam:${AT}:role/quote-elt-dev-${name}-scheduler-role`,
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
      expect(trust(`quote-elt-dev-${name}-scheduler-role`)).toMatchObject({
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
  ['quote-elt-dev-ingest-policy', [table('quotes_raw', 'dynamodb:PutItem'), logs, failures]],
  [
    'quote-elt-dev-transform-policy',
    [
      table('quotes_raw', 'dynamodb:Query'),
      table('quote_runs', 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'),
      logs,
      failures,
    ],
  ],
  [
    'quote-elt-dev-ingest-scheduler-policy',
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
    'quote-elt-dev-transform-scheduler-policy',
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

test('dev and prod share no name', () => {
  const named = (resources: readonly RecordedResource[]) =>
    resources.flatMap(({ type, inputs }) =>
      [inputs.name, inputs.layerName, inputs.dashboardName].filter(Boolean).map((name) => `${type} ${String(name)}`),
    );
  expect(named(dev).length).toBeGreaterThan(20);
  expect(named(dev).filter((name) => named(prod).includes(name))).toEqual([]);
});

test('alarms watch what can go wrong, and a missing transform breaches', () => {
  const alarms = inputsOf(dev, 'aws:cloudwatch/metricAlarm:MetricAlarm');
  expect(alarms.map(({ name, treatMissingData }) => [name, treatMissingData])).toEqual([
    ['quote-elt-dev-ingest-failing', 'notBreaching'],
    ['quote-elt-dev-transform-failing', 'notBreaching'],
    ['quote-elt-dev-transform-missing', 'breaching'],
    ['quote-elt-dev-dead-letters-waiting', 'notBreaching'],
    ['quote-elt-dev-incomplete', 'notBreaching'],
  ]);
  const topic = `${ARN}:sns:${AT}:topic/quote-elt-dev-alarms`;
  for (const alarm of alarms) {
    expect(alarm.alarmActions).toEqual([topic]);
    // Longer than a day only where the period is an hour or more, and never longer than a week.
    const seconds = Number(alarm.period) * Number(alarm.evaluationPeriods);
    expect(seconds).toBeLessThanOrEqual(Number(alarm.period) >= 3600 ? 7 * 86_400 : 86_400);
  }
  expect(alarms[2]).toMatchObject({
    namespace: 'QuoteElt',
    metricName: 'DaysTransformed',
    dimensions: { Stack: 'dev' },
    period: 3600,
    evaluationPeriods: 26,
  });
});

test('every function knows its tables and its stack', () => {
  const variables = (name: string) =>
    Object(one('aws:lambda/function:Function', `quote-elt-dev-${name}`).environment).variables;
  expect(variables('ingest')).toEqual({
    ELT_STACK: 'dev',
    ELT_RAW_TABLE: 'quote-elt-dev-quotes_raw',
    ELT_QUOTE_SOURCES: 'quotable,dummyjson,kurokeita,realinspire,quoteslate,zenquotes',
    ELT_QUOTABLE_BASE_URL: 'https://api.quotable.io',
    ELT_QUOTES_PER_TICK: '1',
  });
  expect(variables('transform')).toEqual({
    ELT_STACK: 'dev',
    ELT_RAW_TABLE: 'quote-elt-dev-quotes_raw',
    ELT_RUNS_TABLE: 'quote-elt-dev-quote_runs',
    ELT_TICK_SECONDS: '60',
    NODE_OPTIONS: '--max-old-space-size=128',
  });
});
