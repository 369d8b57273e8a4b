import type { StackValidationPolicy } from '@pulumi/policy';
import { allowingStatements, isForEverybody } from './policy-document.ts';
import { rule } from './rule.ts';

const BUCKETS = ['aws:s3/bucket:Bucket', 'aws:s3/bucketV2:BucketV2'];
const ACLS = ['aws:s3/bucketAcl:BucketAcl', 'aws:s3/bucketAclV2:BucketAclV2'];
const BUCKET_POLICY = 'aws:s3/bucketPolicy:BucketPolicy';
const BLOCK = 'aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock';
const ACCOUNT_BLOCK = 'aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock';

/** No bucket is open to everybody, by its list of access, its policy or its block. */
export const bucketsPrivate = rule(
  'buckets-private',
  'Buckets are open to nobody but those who are named.',
  [...BUCKETS, ...ACLS, BUCKET_POLICY, BLOCK, ACCOUNT_BLOCK],
  (props, type) => {
    if (type === BLOCK || type === ACCOUNT_BLOCK) return openingsOf(props);
    const acl = /^(?:public-|authenticated-read)/.test(String(props.acl ?? ''))
      ? [`the acl ${props.acl} is public`]
      : [];
    const open = (allowingStatements(props.policy) ?? [])
      .filter(isForEverybody)
      .map(() => 'the policy lets everybody in');
    return [...acl, ...open];
  },
);

/** Every bucket has a block of public access, or the account has one. */
export const bucketsBlocked: StackValidationPolicy = {
  name: 'buckets-blocked',
  description: 'Every bucket has a block of public access.',
  enforcementLevel: 'mandatory',
  validateStack: ({ resources }, report) => {
    if (resources.some(({ type }) => type === ACCOUNT_BLOCK)) return;
    const blocked = resources.filter(({ type }) => type === BLOCK).map(({ props }) => props.bucket);
    for (const { type, name, props } of resources) {
      const names = [props.bucket, props.id, name];
      if (BUCKETS.includes(type) && !names.some((each) => each !== undefined && blocked.includes(each))) {
        report(`the bucket ${name} has no BucketPublicAccessBlock`);
      }
    }
  },
};

function openingsOf(block: Readonly<Record<string, unknown>>): string[] {
  const ways = ['blockPublicAcls', 'blockPublicPolicy', 'ignorePublicAcls', 'restrictPublicBuckets'];
  return ways.filter((way) => block[way] !== true).map((way) => `set ${way}`);
}
