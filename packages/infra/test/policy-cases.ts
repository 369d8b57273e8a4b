/** A statement that allows something. */
export const allow = (Action: unknown, Resource: unknown, more: object = {}) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});
const document = (...Statement: object[]) => JSON.stringify({ Version: '2012-10-17', Statement });
const TABLE = 'arn:aws:dynamodb:eu-west-1:1:table/x';
const GOOD = document(allow(['dynamodb:Query'], [TABLE]));
/** A policy that lets everybody read. */
export const EVERYBODY = document({
  Effect: 'Allow',
  Principal: '*',
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::x',
});
const trust = (Principal: unknown, more: object = {}) =>
  document({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole', ...more });
export const BLOCKED = {
  blockPublicAcls: true,
  blockPublicPolicy: true,
  ignorePublicAcls: true,
  restrictPublicBuckets: true,
};
const TAGS = { project: 'quote-elt', stack: 'dev' };

const ROLE_POLICY = 'aws:iam/rolePolicy:RolePolicy';
const ROLE = 'aws:iam/role:Role';
const BUCKET_POLICY = 'aws:s3/bucketPolicy:BucketPolicy';
export const BLOCK = 'aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock';

/** For each rule resources that keep it and ones that break it, each as its type and properties. */
export const CASES: Readonly<Record<string, { good: [string, object][]; bad: [string, object][] }>> = {
  'iam-no-wildcards': {
    good: [
      [ROLE_POLICY, { policy: GOOD }],
      [ROLE_POLICY, {}],
      [ROLE_POLICY, { policy: document(allow('logs:PutLogEvents', 'arn:aws-cn:logs:cn-north-1:1:log-group:x:*')) }],
      [ROLE_POLICY, { policy: document({ Effect: 'Deny', Action: '*', Resource: '*' }) }],
      [ROLE, { inlinePolicies: [{ policy: GOOD }] }],
      [ROLE_POLICY, { policy: document(allow('s3:GetObject', 'arn:aws:s3:::my-files/readings/read_on=*')) }],
    ],
    bad: [
      [ROLE_POLICY, { policy: document(allow('dynamodb:*', TABLE)) }],
      [ROLE_POLICY, { policy: JSON.stringify({ Statement: allow('dynamodb:Query', '*') }) }],
      [ROLE_POLICY, { policy: { Statement: allow(['dynamodb:Query'], ['arn:aws:dynamodb:*:1:table/x']) } }],
      [ROLE_POLICY, { policy: document({ Effect: 'Allow', NotAction: 'iam:CreateUser', Resource: TABLE }) }],
      [ROLE_POLICY, { policy: document({ Effect: 'Allow', Action: 'dynamodb:Query', NotResource: TABLE }) }],
      [ROLE_POLICY, { policy: document(allow('dynamodb:Quer?', TABLE)) }],
      [ROLE_POLICY, { policy: document(allow('logs:PutLogEvents', 'arn:aws:logs:eu-west-1:1:log-group:*:*')) }],
      [ROLE_POLICY, { policy: document(allow('s3:GetObject', 'arn:aws:s3:::my-files/*')) }],
      [ROLE_POLICY, { policy: document(allow('s3:GetObject', 'arn:aws:s3:::my-files/readings/*')) }],
      [ROLE_POLICY, { policy: document(allow('s3:GetObject', 'arn:aws:s3:::my-*/readings/read_on=*')) }],
      [ROLE_POLICY, { policy: document(allow('s3:GetObject', 'arn:aws:s3:::my-files/*/read_on=*')) }],
      [ROLE_POLICY, { policy: document(allow('s3:*', 'arn:aws:s3:::my-files/readings/read_on=*')) }],
      [ROLE_POLICY, { policy: '{' }],
      ['aws:iam/policy:Policy', { policy: document(allow('*', TABLE)) }],
      ['aws:iam/userPolicy:UserPolicy', { policy: document(allow('s3:*', TABLE)) }],
      ['aws:iam/groupPolicy:GroupPolicy', { policy: document(allow('s3:*', TABLE)) }],
      [ROLE, { inlinePolicies: [{ policy: document(allow('s3:*', TABLE)) }] }],
    ],
  },
  'iam-no-administrators': {
    good: [['aws:iam/rolePolicyAttachment:RolePolicyAttachment', { policyArn: 'arn:aws:iam::1:policy/mine' }]],
    bad: [
      [
        'aws:iam/rolePolicyAttachment:RolePolicyAttachment',
        { policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' },
      ],
      [
        'aws:iam/userPolicyAttachment:UserPolicyAttachment',
        { policyArn: 'arn:aws-cn:iam::aws:policy/AdministratorAccess' },
      ],
      [
        'aws:iam/groupPolicyAttachment:GroupPolicyAttachment',
        { policyArn: 'arn:aws-us-gov:iam::aws:policy/PowerUserAccess' },
      ],
      ['aws:iam/policyAttachment:PolicyAttachment', { policyArn: 'arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess' }],
      [ROLE, { managedPolicyArns: ['arn:aws:iam::aws:policy/job-function/AdministratorAccess'] }],
    ],
  },
  'iam-trust-named': {
    good: [
      [ROLE, { assumeRolePolicy: trust({ Service: 'lambda.amazonaws.com' }) }],
      [ROLE, { assumeRolePolicy: trust('*', { Condition: { StringEquals: { 'aws:SourceAccount': '1' } } }) }],
    ],
    bad: [
      [ROLE, { assumeRolePolicy: trust('*') }],
      [ROLE, { assumeRolePolicy: trust({ AWS: ['1', '*'] }) }],
      [
        ROLE,
        { assumeRolePolicy: { Statement: { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' } } },
      ],
    ],
  },
  'logs-expire': {
    good: [['aws:cloudwatch/logGroup:LogGroup', { retentionInDays: 14 }]],
    bad: [
      ['aws:cloudwatch/logGroup:LogGroup', {}],
      ['aws:cloudwatch/logGroup:LogGroup', { retentionInDays: 0 }],
    ],
  },
  'queues-encrypted': {
    good: [
      ['aws:sqs/queue:Queue', { sqsManagedSseEnabled: true }],
      ['aws:sqs/queue:Queue', { kmsMasterKeyId: 'alias/x' }],
    ],
    bad: [['aws:sqs/queue:Queue', {}]],
  },
  'functions-log-centrally': {
    good: [['aws:lambda/function:Function', { loggingConfig: { logFormat: 'JSON', logGroup: 'x' } }]],
    bad: [
      ['aws:lambda/function:Function', {}],
      ['aws:lambda/function:Function', { loggingConfig: { logFormat: 'Text', logGroup: 'x' } }],
    ],
  },
  'tables-provisioned': {
    good: [['aws:dynamodb/table:Table', { billingMode: 'PROVISIONED' }]],
    bad: [
      ['aws:dynamodb/table:Table', { billingMode: 'PAY_PER_REQUEST' }],
      ['aws:dynamodb/table:Table', {}],
    ],
  },
  tagged: {
    good: [
      ['aws:sqs/queue:Queue', { tags: TAGS }],
      ['aws:sqs/queue:Queue', { tagsAll: TAGS }],
    ],
    bad: [
      ['aws:sqs/queue:Queue', { tags: { project: 'quote-elt' } }],
      ['aws:cloudwatch/metricAlarm:MetricAlarm', {}],
    ],
  },
  'callers-named': {
    good: [
      ['aws:sqs/queue:Queue', {}],
      ['aws:sqs/queuePolicy:QueuePolicy', { policy: trust({ Service: 'sns.amazonaws.com' }) }],
      ['aws:lambda/permission:Permission', { principal: '*', principalOrgId: 'o-1' }],
      ['aws:lambda/functionUrl:FunctionUrl', { authorizationType: 'AWS_IAM' }],
    ],
    bad: [
      ['aws:sqs/queuePolicy:QueuePolicy', { policy: trust('*') }],
      ['aws:sns/topicPolicy:TopicPolicy', { policy: trust({ AWS: '*' }) }],
      ['aws:lambda/permission:Permission', { principal: '*' }],
      ['aws:lambda/functionUrl:FunctionUrl', { authorizationType: 'NONE' }],
    ],
  },
  'buckets-private': {
    good: [
      [BLOCK, BLOCKED],
      [BUCKET_POLICY, { policy: GOOD }],
      ['aws:s3/bucket:Bucket', { acl: 'private' }],
    ],
    bad: [
      [BLOCK, { ...BLOCKED, blockPublicPolicy: false }],
      ['aws:s3/bucket:Bucket', { acl: 'public-read' }],
      ['aws:s3/bucketV2:BucketV2', { acl: 'public-read-write' }],
      ['aws:s3/bucketAcl:BucketAcl', { acl: 'authenticated-read' }],
      [BUCKET_POLICY, { policy: EVERYBODY }],
      ['aws:s3/bucket:Bucket', { policy: EVERYBODY }],
    ],
  },
};
