import { s3 } from '@pulumi/aws';
import type { Resource } from '@pulumi/pulumi';
import { tlsOnlyPolicy } from '../warehouse/bucket-policy.ts';
import { LIFECYCLE_RULES } from '../warehouse/lifecycle-rules.ts';
import type { Tags } from './tags.ts';

/** What a bucket is made from. */
export interface BucketArgs {
  readonly name: string;
  /** Whether the bucket, with what it holds and all that keeps it private, stays when the stack goes. */
  readonly protect: boolean;
  readonly tags: Tags;
  readonly parent: Resource;
}

/** A bucket that is private, encrypted, versioned and reached by TLS alone. */
export function makeBucket(name: string, { name: bucketName, protect, tags, parent }: BucketArgs): s3.Bucket {
  const options = { parent, protect, retainOnDelete: protect };
  const bucket = new s3.Bucket(`${name}-bucket`, { bucket: bucketName, forceDestroy: !protect, tags }, options);
  const of = { bucket: bucket.bucket };
  const block = new s3.BucketPublicAccessBlock(
    `${name}-bucket-block`,
    { ...of, blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true },
    options,
  );
  new s3.BucketServerSideEncryptionConfiguration(
    `${name}-bucket-encryption`,
    { ...of, rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }] },
    options,
  );
  const versioning = new s3.BucketVersioning(
    `${name}-bucket-versioning`,
    { ...of, versioningConfiguration: { status: 'Enabled' } },
    options,
  );
  new s3.BucketLifecycleConfiguration(
    `${name}-bucket-lifecycle`,
    { ...of, rules: LIFECYCLE_RULES.map((rule) => ({ ...rule })) },
    // Rules on old versions are for a bucket that has them.
    { ...options, dependsOn: [versioning] },
  );
  new s3.BucketPolicy(
    `${name}-bucket-policy`,
    { ...of, policy: bucket.arn.apply(tlsOnlyPolicy) },
    // S3 refuses two changes of a bucket's access at once.
    { ...options, dependsOn: [block] },
  );
  return bucket;
}
