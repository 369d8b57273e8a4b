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

/** The policies of the page: whom the role trusts, what it may do, and what besides where the stack has a warehouse. */
const [, mayDo, mayDoBesides] = [...PAGE.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text]) =>
  Policy.parse(JSON.parse(text ?? '')),
);

/** What the AWS provider reads of every bucket, whatever is set for it. */
const BUCKET_READS =
  'GetAccelerateConfiguration GetBucketAcl GetBucketCORS GetBucketLocation GetBucketLogging GetBucketObjectLockConfiguration GetBucketPolicy GetBucketRequestPayment GetBucketTagging GetBucketVersioning GetBucketWebsite GetEncryptionConfiguration GetLifecycleConfiguration GetReplicationConfiguration';

/** What the AWS provider calls to make, read, change and delete a resource of a type of the warehouse; a bucket that may be deleted is emptied. */
const WAREHOUSE_ACTIONS: Readonly<Record<string, string>> = {
  'aws:athena/workgroup:Workgroup':
    'athena: CreateWorkGroup GetWorkGroup UpdateWorkGroup DeleteWorkGroup ListTagsForResource TagResource UntagResource',
  'aws:glue/catalogDatabase:CatalogDatabase':
    'glue: CreateDatabase GetDatabase UpdateDatabase DeleteDatabase GetTags TagResource UntagResource',
  'aws:glue/catalogTable:CatalogTable': 'glue: CreateTable GetTable UpdateTable DeleteTable GetPartitionIndexes',
  'aws:s3/bucket:Bucket': `s3: CreateBucket ListBucket ${BUCKET_READS} PutBucketTagging ListTagsForResource TagResource UntagResource DeleteBucket ListBucketVersions DeleteObject DeleteObjectVersion`,
  'aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration':
    's3: PutLifecycleConfiguration GetLifecycleConfiguration',
  'aws:s3/bucketPolicy:BucketPolicy': 's3: PutBucketPolicy GetBucketPolicy DeleteBucketPolicy',
  'aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock': 's3: PutBucketPublicAccessBlock GetBucketPublicAccessBlock',
  'aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration':
    's3: PutEncryptionConfiguration GetEncryptionConfiguration',
  'aws:s3/bucketVersioning:BucketVersioning': 's3: PutBucketVersioning GetBucketVersioning',
};

/** The same of each other type. */
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
  return ({ ...ACTIONS, ...WAREHOUSE_ACTIONS }[type] ?? `unknown: ${type}`).split('; ').flatMap((group) => {
    const [service, ...names] = group.split(/:? /);
    return names.map((name) => `${service}:${name}`);
  });
}

const typesMade = async (given: object = {}) => {
  const resources = await recordResources(configOf({ alarmEmail: 'a@example.com', ...given }), { stack: 'prod' });
  return [...new Set(resources.map(({ type }) => type).filter((type) => type.startsWith('aws:')))].sort();
};

test('the deploy role may do what the types of resource need that the program makes, no more and no less', async () => {
  const types = await typesMade();
  expect(types).toEqual(Object.keys(ACTIONS).sort());
  const needed = [...new Set(types.flatMap(actionsOf))].sort();
  expect(mayDo?.Statement.flatMap(({ Action }) => Action).sort()).toEqual(needed);
});

test('it may do what those of a warehouse need only by a policy of its own', async () => {
  const without = await typesMade();
  const types = (await typesMade({ warehouse: true })).filter((type) => !without.includes(type));
  expect(types).toEqual(Object.keys(WAREHOUSE_ACTIONS).sort());
  const needed = [...new Set(types.flatMap(actionsOf))].sort();
  expect(mayDoBesides?.Statement.flatMap(({ Action }) => Action)).toEqual(needed);
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

/** Whether the first statement of a policy is for a resource. */
function isAllowed(policy: typeof mayDo, arn: string): boolean {
  const patterns = policy?.Statement[0]?.Resource ?? [];
  return patterns.some((each) => {
    const pattern = each.replace('ACCOUNT', ACCOUNT).replaceAll('*', '.*');
    return new RegExp(`^${pattern}$`).test(arn);
  });
}

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
  expect(arns.filter((arn) => !isAllowed(mayDo, arn))).toEqual([]);
  const { bucket, database, workgroup } = names.warehouse;
  const ofWarehouse = [
    `arn:aws:s3:::${bucket(ACCOUNT)}`,
    `arn:aws:s3:::${bucket(ACCOUNT)}/a/day`,
    `arn:aws:glue:eu-west-1:${ACCOUNT}:catalog`,
    `arn:aws:glue:${at}:database/${database}`,
    `arn:aws:glue:${at}:table/${database}/a_table`,
    `arn:aws:athena:${at}:workgroup/${workgroup}`,
  ];
  expect(ofWarehouse.filter((arn) => !isAllowed(mayDoBesides, arn))).toEqual([]);
  expect(mayDoBesides?.Statement).toHaveLength(1);
  const ofStack = [names.prefix, database];
  const named = mayDoBesides?.Statement[0]?.Resource ?? [];
  expect(
    named.filter((resource) => !resource.endsWith(':catalog') && !ofStack.some((name) => resource.includes(name))),
  ).toEqual([]);
});

test('the role is taken by the environment of its stack, never by a branch or a pull request', () => {
  const trust = PAGE.match(/"token\.actions\.githubusercontent\.com:sub": "([^"]+)"/)?.[1];
  expect(trust).toBe('repo:ORG@ORGID/REPO@REPOID:environment:prod');
});
