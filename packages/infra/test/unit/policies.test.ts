import type { ResourceValidationPolicy } from '@pulumi/policy';
import { expect, test } from 'vitest';
import { POLICIES } from '../../src/guard/policies.ts';

const document = (Action: string[], Resource: string[]) =>
  JSON.stringify({ Statement: [{ Effect: 'Allow', Action, Resource }] });
const TAGS = { project: 'quote-elt', stack: 'dev' };
const BLOCKED = { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true };

/** For each rule a resource that keeps it and one that breaks it. */
const CASES: Readonly<Record<string, { type: string; good: object; bad: object }>> = {
  'iam-no-wildcards': {
    type: 'aws:iam/rolePolicy:RolePolicy',
    good: { policy: document(['logs:PutLogEvents'], ['arn:aws:logs:eu-west-1:1:log-group:x:*']) },
    bad: { policy: document(['dynamodb:*'], ['arn:aws:dynamodb:eu-west-1:1:table/x']) },
  },
  'logs-expire': { type: 'aws:cloudwatch/logGroup:LogGroup', good: { retentionInDays: 14 }, bad: {} },
  'queues-encrypted': { type: 'aws:sqs/queue:Queue', good: { sqsManagedSseEnabled: true }, bad: {} },
  'functions-log-centrally': {
    type: 'aws:lambda/function:Function',
    good: { loggingConfig: { logFormat: 'JSON', logGroup: 'x' } },
    bad: { loggingConfig: { logFormat: 'Text' } },
  },
  'tables-provisioned': {
    type: 'aws:dynamodb/table:Table',
    good: { billingMode: 'PROVISIONED' },
    bad: { billingMode: 'PAY_PER_REQUEST' },
  },
  tagged: { type: 'aws:sqs/queue:Queue', good: { tags: TAGS }, bad: { tags: { project: 'quote-elt' } } },
  'buckets-private': {
    type: 'aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock',
    good: BLOCKED,
    bad: { ...BLOCKED, blockPublicPolicy: false },
  },
};

async function violations(policy: ResourceValidationPolicy, type: string, props: object): Promise<string[]> {
  const found: string[] = [];
  const args = {
    type,
    props,
    urn: 'urn:x',
    name: 'x',
    opts: {
      protect: false,
      ignoreChanges: [],
      aliases: [],
      customTimeouts: { createSeconds: 0, updateSeconds: 0, deleteSeconds: 0 },
      additionalSecretOutputs: [],
    },
    isType: (resource: { __pulumiType?: string }) => resource.__pulumiType === type,
    asType: (resource: { __pulumiType?: string }) => (resource.__pulumiType === type ? props : undefined),
    getConfig: () => ({}),
    notApplicable: () => undefined,
  };
  const validations = [policy.validateResource ?? []].flat();
  for (const validate of validations)
    await Reflect.apply(validate, undefined, [args, (message: string) => found.push(message)]);
  return found;
}

test('every rule has a case', () => {
  expect(POLICIES.map(({ name }) => name).sort()).toEqual(Object.keys(CASES).sort());
});

test.each(POLICIES)('$name passes a good resource and reports a bad one', async (policy) => {
  const { type = '', good = {}, bad = {} } = CASES[policy.name] ?? {};
  expect(await violations(policy, type, good)).toEqual([]);
  expect(await violations(policy, type, bad)).toHaveLength(1);
});

test('a resource that a rule does not look at passes it', async () => {
  for (const policy of POLICIES) expect(await violations(policy, 'aws:sns/topic:Topic', {})).toEqual([]);
});
