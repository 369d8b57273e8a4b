import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stackNames } from '@quote-elt/runtime';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { configOf } from '../configs.ts';
import { ACCOUNT, recordResources } from '../record-resources.ts';

const PAGE = readFileSync(join(import.meta.dirname, '..', '..', '..', '..', 'docs', 'github.md'), 'utf8');
const words = z.union([z.string().transform((word) => [word]), z.array(z.string())]);
const Policy = z.object({ Statement: z.array(z.looseObject({ Action: words, Resource: words.optional() })) });

/** The policies of the page: whom the role trusts, and what it may do. */
const [, mayDo] = [...PAGE.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text]) => Policy.parse(JSON.parse(text ?? '')));

/** What the AWS provider calls to make, read, change and delete a resource of a type. */
const ACTIONS: Readonly<Record<string, string>> = {
  'aws:cloudwatch/dashboard:Dashboard': 'cloudwatch: PutDashboard GetDashboard DeleteDashboards',
  'aws:cloudwatch/logGroup:LogGroup':
    'logs: CreateLogGroup DescribeLogGroups PutRetentionPolicy DeleteRetentionPolicy PutLogGroupDeletionProtection DeleteLogGroup ListTagsForResource TagResource UntagResource',
  'aws:cloudwatch/metricAlarm:MetricAlarm':
    'cloudwatch: PutMetricAlarm DescribeAlarms DeleteAlarms ListTagsForResource TagResource UntagResource',
  'aws:dynamodb/table:Table':
    'dynamodb: CreateTable DescribeTable UpdateTable DeleteTable DescribeContinuousBackups UpdateContinuousBackups DescribeTimeToLive ListTagsOfResource TagResource UntagResource',
  'aws:dynamodb/tableItem:TableItem': 'dynamodb: PutItem GetItem UpdateItem DeleteItem',
  'aws:iam/role:Role':
    'iam: CreateRole GetRole UpdateRole UpdateAssumeRolePolicy DeleteRole ListRolePolicies ListAttachedRolePolicies ListInstanceProfilesForRole TagRole UntagRole',
  'aws:iam/rolePolicy:RolePolicy': 'iam: PutRolePolicy GetRolePolicy DeleteRolePolicy',
  'aws:lambda/function:Function':
    'lambda: CreateFunction GetFunction GetFunctionConfiguration UpdateFunctionCode UpdateFunctionConfiguration DeleteFunction PutFunctionConcurrency DeleteFunctionConcurrency GetFunctionCodeSigningConfig ListVersionsByFunction GetLayerVersion ListTags TagResource UntagResource; iam: PassRole',
  'aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig':
    'lambda: PutFunctionEventInvokeConfig GetFunctionEventInvokeConfig UpdateFunctionEventInvokeConfig DeleteFunctionEventInvokeConfig',
  'aws:lambda/layerVersion:LayerVersion': 'lambda: PublishLayerVersion GetLayerVersion DeleteLayerVersion',
  'aws:scheduler/schedule:Schedule':
    'scheduler: CreateSchedule GetSchedule UpdateSchedule DeleteSchedule; iam: PassRole',
  'aws:scheduler/scheduleGroup:ScheduleGroup':
    'scheduler: CreateScheduleGroup GetScheduleGroup DeleteScheduleGroup ListTagsForResource TagResource UntagResource',
  'aws:sns/topic:Topic':
    'sns: CreateTopic GetTopicAttributes SetTopicAttributes DeleteTopic ListTagsForResource TagResource UntagResource',
  'aws:sns/topicSubscription:TopicSubscription':
    'sns: Subscribe GetSubscriptionAttributes SetSubscriptionAttributes Unsubscribe',
  'aws:sqs/queue:Queue':
    'sqs: CreateQueue GetQueueUrl GetQueueAttributes SetQueueAttributes DeleteQueue ListQueueTags TagQueue UntagQueue',
};

function actionsOf(type: string): string[] {
  return (ACTIONS[type] ?? `unknown: ${type}`).split('; ').flatMap((group) => {
    const [service, ...names] = group.split(/:? /);
    return names.map((name) => `${service}:${name}`);
  });
}

const typesMade = async () => {
  const resources = await recordResources(configOf({ alarmEmail: 'a@example.com' }), { stack: 'prod' });
  return [...new Set(resources.map(({ type }) => type).filter((type) => type.startsWith('aws:')))].sort();
};

test('the deploy role may do what the types of resource need that the program makes, no more and no less', async () => {
  const types = await typesMade();
  expect(types).toEqual(Object.keys(ACTIONS).sort());
  const needed = [...new Set(types.flatMap(actionsOf))].sort();
  expect(mayDo?.Statement.flatMap(({ Action }) => Action).sort()).toEqual(needed);
});

test('it may do so on the names of its stack alone, but for two lists and the hand-over of roles', () => {
  const [ofStack, lists, passed] = mayDo?.Statement ?? [];
  expect(ofStack?.Resource?.filter((resource) => !resource.includes('quote-elt-prod'))).toEqual([]);
  expect(lists).toMatchObject({ Action: ['cloudwatch:DescribeAlarms', 'logs:DescribeLogGroups'], Resource: ['*'] });
  expect(passed).toMatchObject({
    Action: ['iam:PassRole'],
    Resource: ['arn:aws:iam::ACCOUNT:role/quote-elt-prod-*'],
    Condition: { StringEquals: { 'iam:PassedToService': ['lambda.amazonaws.com', 'scheduler.amazonaws.com'] } },
  });
});

test('every name of the stack is among them', () => {
  const names = stackNames({ project: 'quote-elt', stack: 'prod', region: 'eu-west-1' });
  const at = `eu-west-1:${ACCOUNT}`;
  const arns = [
    ...Object.values(names.tables).map((name) => `arn:aws:dynamodb:${at}:table/${name}`),
    ...[names.ingest, names.transform].flatMap((each) => [
      `arn:aws:lambda:${at}:function:${each.function}`,
      `arn:aws:iam::${ACCOUNT}:role/${each.role}`,
      `arn:aws:iam::${ACCOUNT}:role/${each.scheduleRole}`,
      `arn:aws:scheduler:${at}:schedule/${names.scheduleGroup}/${each.schedule}`,
    ]),
    ...Object.values(names.layers).map((name) => `arn:aws:lambda:${at}:layer:${name}:1`),
    `arn:aws:sqs:${at}:${names.deadLetters}`,
    `arn:aws:logs:${at}:log-group:${names.logGroup}`,
    `arn:aws:scheduler:${at}:schedule-group/${names.scheduleGroup}`,
    `arn:aws:sns:${at}:${names.topic}`,
    `arn:aws:cloudwatch::${ACCOUNT}:dashboard/${names.dashboard}`,
    `arn:aws:cloudwatch:${at}:alarm:${names.alarm('incomplete')}`,
  ];
  const patterns = (mayDo?.Statement[0]?.Resource ?? []).map(
    (resource) => new RegExp(`^${resource.replace('ACCOUNT', ACCOUNT).replaceAll('*', '.*')}$`),
  );
  expect(arns.filter((arn) => !patterns.some((pattern) => pattern.test(arn)))).toEqual([]);
});

test('the role is taken by the environment of its stack, never by a branch or a pull request', () => {
  const trust = PAGE.match(/"token\.actions\.githubusercontent\.com:sub": "([^"]+)"/)?.[1];
  expect(trust).toBe('repo:ORG@ORGID/REPO@REPOID:environment:prod');
});
