import { asRecord } from '@quote-elt/runtime';
import { allowingStatements, isForEverybody } from './policy-document.ts';
import { rule } from './rule.ts';

/** Types of resource of this program that take tags. */
const TAGGED_TYPES = [
  'aws:athena/workgroup:Workgroup',
  'aws:cloudwatch/logGroup:LogGroup',
  'aws:cloudwatch/metricAlarm:MetricAlarm',
  'aws:dynamodb/table:Table',
  'aws:glue/catalogDatabase:CatalogDatabase',
  'aws:iam/role:Role',
  'aws:lambda/function:Function',
  'aws:s3/bucket:Bucket',
  'aws:scheduler/scheduleGroup:ScheduleGroup',
  'aws:sns/topic:Topic',
  'aws:sqs/queue:Queue',
];

/** Logs do not grow for ever. */
export const logsExpire = rule(
  'logs-expire',
  'Log groups have a retention.',
  ['aws:cloudwatch/logGroup:LogGroup'],
  ({ retentionInDays }) => (retentionInDays === undefined || retentionInDays === 0 ? ['set retentionInDays'] : []),
);

/** Queues are encrypted at rest. */
export const queuesEncrypted = rule(
  'queues-encrypted',
  'Queues are encrypted at rest.',
  ['aws:sqs/queue:Queue'],
  ({ sqsManagedSseEnabled, kmsMasterKeyId }) =>
    sqsManagedSseEnabled !== true && kmsMasterKeyId === undefined ? ['set sqsManagedSseEnabled'] : [],
);

/** Functions log into a group of ours, whose retention is set. */
export const functionsLogCentrally = rule(
  'functions-log-centrally',
  'Functions log as JSON into a log group of their stack.',
  ['aws:lambda/function:Function'],
  ({ loggingConfig }) => {
    const { logFormat, logGroup } = asRecord(loggingConfig) ?? {};
    return logFormat !== 'JSON' || logGroup === undefined
      ? ['set loggingConfig with logFormat JSON and a logGroup']
      : [];
  },
);

/** Provisioned tables are free up to a number; on-demand ones never are. */
export const tablesProvisioned = rule(
  'tables-provisioned',
  'Tables have provisioned capacity.',
  ['aws:dynamodb/table:Table'],
  ({ billingMode }) => (billingMode !== 'PROVISIONED' ? ['set billingMode PROVISIONED'] : []),
);

/** What takes tags says which stack it belongs to. */
export const tagged = rule(
  'tagged',
  'What takes tags carries the tags project and stack.',
  TAGGED_TYPES,
  ({ tags, tagsAll }) => {
    const all = { ...asRecord(tagsAll), ...asRecord(tags) };
    return all.project && all.stack ? [] : ['tag it with project and stack'];
  },
);

/** Queues, topics and functions are called by those who are named. */
export const callersNamed = rule(
  'callers-named',
  'Queues, topics and functions say who may call them.',
  [
    'aws:sqs/queue:Queue',
    'aws:sqs/queuePolicy:QueuePolicy',
    'aws:sns/topic:Topic',
    'aws:sns/topicPolicy:TopicPolicy',
    'aws:lambda/permission:Permission',
    'aws:lambda/functionUrl:FunctionUrl',
  ],
  ({ policy, principal, sourceArn, sourceAccount, principalOrgId, authorizationType }) => {
    const narrowed = [sourceArn, sourceAccount, principalOrgId].some((each) => each !== undefined);
    return [
      ...(allowingStatements(policy) ?? []).filter(isForEverybody).map(() => 'the policy lets everybody call'),
      ...(principal === '*' && !narrowed ? ['everybody may invoke it'] : []),
      ...(authorizationType === 'NONE' ? ['everybody may call the address'] : []),
    ];
  },
);
