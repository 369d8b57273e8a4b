import type { ResourceValidationPolicy, StackValidationPolicy } from '@pulumi/policy';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bucketsBlocked } from '../../src/policy-rules/bucket-rules.ts';
import { noAdministrators, noWildcards } from '../../src/policy-rules/iam-rules.ts';
import { RESOURCE_POLICIES } from '../../src/policy-rules/policies.ts';
import { allow, BLOCK, BLOCKED, CASES, EVERYBODY } from '../policy-cases.ts';

async function violations(policy: ResourceValidationPolicy, type: string, props: object): Promise<string[]> {
  const found: string[] = [];
  for (const validate of [policy.validateResource ?? []].flat()) {
    await Reflect.apply(validate, undefined, [
      { type, props, name: 'x', urn: 'urn:x' },
      (message: string) => found.push(message),
    ]);
  }
  return found;
}

test('every rule has a case', () => {
  expect(RESOURCE_POLICIES.map(({ name }) => name).sort()).toEqual(Object.keys(CASES).sort());
});

describe.each(RESOURCE_POLICIES)('$name', (policy) => {
  const { good = [], bad = [] } = CASES[policy.name] ?? {};

  test.each(good)('passes %s %j', async (type, props) => {
    expect(await violations(policy, type, props)).toEqual([]);
  });

  test.each(bad)('reports %s %j', async (type, props) => {
    expect(await violations(policy, type, props)).toHaveLength(1);
  });

  test('passes a resource that it does not look at', async () => {
    expect(await violations(policy, 'aws:ec2/vpc:Vpc', { policy: EVERYBODY, acl: 'public-read' })).toEqual([]);
  });
});

test('a wildcard is found wherever it stands, in any form of the document and in any partition', async () => {
  const oneOrMany = (value: string, many: boolean) => (many ? [value] : value);
  const names = fc.stringMatching(/^[a-z:/]{0,8}[*?][a-z:/]{0,8}$/);
  const partitions = fc.constantFrom('aws', 'aws-cn', 'aws-us-gov', 'aws-iso-b', 'aws-eusc');
  await fc.assert(
    fc.asyncProperty(
      names,
      partitions,
      fc.boolean(),
      fc.boolean(),
      fc.boolean(),
      fc.boolean(),
      async (name, partition, many, list, text, inAction) => {
        const bad = inAction
          ? allow(oneOrMany(`s3:${name}`, many), `arn:${partition}:s3:::x`)
          : allow('s3:GetObject', oneOrMany(`arn:${partition}:s3:::${name}`, many));
        const statement = list ? [allow('s3:GetObject', 'arn:aws:s3:::x'), bad] : bad;
        const policy = text ? JSON.stringify({ Statement: statement }) : { Statement: statement };
        expect(await violations(noWildcards, 'aws:iam/policy:Policy', { policy })).toHaveLength(1);
        const arn = `arn:${partition}:iam::aws:policy/AdministratorAccess`;
        const attachment = 'aws:iam/rolePolicyAttachment:RolePolicyAttachment';
        expect(await violations(noAdministrators, attachment, { policyArn: arn })).toHaveLength(1);
      },
    ),
  );
});

describe('a bucket without a block of public access', () => {
  const report = async (...resources: object[]) => {
    const found: string[] = [];
    const { validateStack }: StackValidationPolicy = bucketsBlocked;
    await Reflect.apply(validateStack, undefined, [{ resources }, (message: string) => found.push(message)]);
    return found;
  };
  const bucket = { type: 'aws:s3/bucket:Bucket', name: 'files', props: { bucket: 'my-files' } };

  test('is reported', async () => {
    expect(await report(bucket)).toEqual(['the bucket files has no BucketPublicAccessBlock']);
    expect(await report(bucket, { type: BLOCK, name: 'other', props: { bucket: 'other' } })).toHaveLength(1);
  });

  test('is none where the bucket or the account has one', async () => {
    expect(await report(bucket, { type: BLOCK, name: 'block', props: { bucket: 'my-files' } })).toEqual([]);
    const account = 'aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock';
    expect(await report(bucket, { type: account, name: 'account', props: BLOCKED })).toEqual([]);
  });
});
