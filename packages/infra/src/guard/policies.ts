import { cloudwatch, dynamodb, iam, lambda, s3, sqs } from '@pulumi/aws';
import { type ResourceValidationPolicy, validateResourceOfType } from '@pulumi/policy';

/** Every statement of a policy document, as far as it is one. */
function statementsOf(document: unknown): Record<string, unknown>[] {
  const parsed: unknown = typeof document === 'string' ? JSON.parse(document) : document;
  const statements = Object(parsed).Statement;
  return Array.isArray(statements) ? statements : [];
}

/** A wildcard says more than anyone can check; the streams of one log group, `:*` behind its ARN, are the exception. */
function isWildcard(name: unknown): boolean {
  return typeof name === 'string' && name.replace(/^(arn:aws:(?:logs|cloudwatch):[^*]+):\*$/, '$1').includes('*');
}

/** IAM policies name their actions and resources. */
export const noWildcards: ResourceValidationPolicy = {
  name: 'iam-no-wildcards',
  description: 'IAM policies name each action and each resource.',
  enforcementLevel: 'mandatory',
  validateResource: validateResourceOfType(iam.RolePolicy, ({ policy }, _args, report) => {
    for (const { Action, Resource } of statementsOf(policy)) {
      for (const name of [Action, Resource].flat().filter(isWildcard)) report(`${String(name)} is a wildcard`);
    }
  }),
};

/** Logs do not grow for ever. */
export const logsExpire: ResourceValidationPolicy = {
  name: 'logs-expire',
  description: 'Log groups have a retention.',
  enforcementLevel: 'mandatory',
  validateResource: validateResourceOfType(cloudwatch.LogGroup, ({ retentionInDays }, _args, report) => {
    if (retentionInDays === undefined || retentionInDays === 0) report('set retentionInDays');
  }),
};

/** Queues are encrypted at rest. */
export const queuesEncrypted: ResourceValidationPolicy = {
  name: 'queues-encrypted',
  description: 'Queues are encrypted at rest.',
  enforcementLevel: 'mandatory',
  validateResource: validateResourceOfType(sqs.Queue, ({ sqsManagedSseEnabled, kmsMasterKeyId }, _args, report) => {
    if (sqsManagedSseEnabled !== true && kmsMasterKeyId === undefined) report('set sqsManagedSseEnabled');
  }),
};

/** Functions log into a group of ours, whose retention is set. */
export const functionsLogCentrally: ResourceValidationPolicy = {
  name: 'functions-log-centrally',
  description: 'Functions log as JSON into a log group of their stack.',
  enforcementLevel: 'mandatory',
  validateResource: validateResourceOfType(lambda.Function, ({ loggingConfig }, _args, report) => {
    if (loggingConfig?.logFormat !== 'JSON' || loggingConfig.logGroup === undefined)
      report('set loggingConfig with logFormat JSON and a logGroup');
  }),
};

/** Provisioned tables are free up to a number; on-demand ones never are. */
export const tablesProvisioned: ResourceValidationPolicy = {
  name: 'tables-provisioned',
  description: 'Tables have provisioned capacity.',
  enforcementLevel: 'mandatory',
  validateResource: validateResourceOfType(dynamodb.Table, ({ billingMode }, _args, report) => {
    if (billingMode !== 'PROVISIONED') report('set billingMode PROVISIONED');
  }),
};

/** What takes tags says which stack it belongs to. */
export const tagged: ResourceValidationPolicy = {
  name: 'tagged',
  description: 'Tables, functions and queues carry the tags project and stack.',
  enforcementLevel: 'mandatory',
  validateResource: ({ type, props }, report) => {
    const takesTags = ['aws:dynamodb/table:Table', 'aws:lambda/function:Function', 'aws:sqs/queue:Queue'].includes(
      type,
    );
    const tags = { ...Object(props.tagsAll), ...Object(props.tags) };
    if (takesTags && !(tags.project && tags.stack)) report('tag it with project and stack');
  },
};

/** No bucket is open to everybody. */
export const bucketsPrivate: ResourceValidationPolicy = {
  name: 'buckets-private',
  description: 'Buckets block public access.',
  enforcementLevel: 'mandatory',
  validateResource: validateResourceOfType(s3.BucketPublicAccessBlock, (block, _args, report) => {
    const { blockPublicAcls, blockPublicPolicy, ignorePublicAcls, restrictPublicBuckets } = block;
    if (![blockPublicAcls, blockPublicPolicy, ignorePublicAcls, restrictPublicBuckets].every((on) => on === true)) {
      report('block public access in all four ways');
    }
  }),
};

/** Every rule. */
export const POLICIES = [
  noWildcards,
  logsExpire,
  queuesEncrypted,
  functionsLogCentrally,
  tablesProvisioned,
  tagged,
  bucketsPrivate,
];
