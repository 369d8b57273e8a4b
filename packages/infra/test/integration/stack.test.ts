import { TABLES } from '@quote-elt/runtime';
import { beforeAll, describe, expect, test } from 'vitest';
import type { RecordedResource } from '../record-resources.ts';
import { ARN, AT, inputsOf, oneOf, recordDev, recordProd } from '../recorded-stacks.ts';

const LAMBDA_TRUST = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};
let dev: RecordedResource[];
let prod: RecordedResource[];
beforeAll(async () => {
  dev = await recordDev();
  prod = await recordProd();
});

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
    expect(oneOf(dev, 'aws:lambda/function:Function', `quote-elt-dev-${name}`)).toMatchObject({
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
      oneOf(dev, 'aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig', `quote-elt-dev-${name}-invoke`),
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
    expect(oneOf(dev, 'aws:scheduler/schedule:Schedule', `quote-elt-dev-${name}-schedule`)).toEqual({
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
      const trust = (role: string): unknown =>
        JSON.parse(String(oneOf(dev, 'aws:iam/role:Role', role).assumeRolePolicy));
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
