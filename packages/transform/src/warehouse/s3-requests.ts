import type {
  GetObjectCommandInput,
  HeadObjectCommandInput,
  ListObjectsV2CommandInput,
  PutObjectCommandInput,
} from '@aws-sdk/client-s3';
import { sha256Of } from './sha256.ts';

/** The exact request that asks what stands under a key, with the checksum of its bytes. */
export function headInput(bucket: string, key: string): HeadObjectCommandInput {
  return { Bucket: bucket, Key: key, ChecksumMode: 'ENABLED' };
}

/** The exact request for an object; what comes is compared with the checksum that it was put with. */
export function getInput(bucket: string, key: string): GetObjectCommandInput {
  return { Bucket: bucket, Key: key, ChecksumMode: 'ENABLED' };
}

/** The exact request for a page of at most 1,000 keys that begin with `prefix`. */
export function listInput(bucket: string, prefix: string, token: string | undefined): ListObjectsV2CommandInput {
  return { Bucket: bucket, Prefix: prefix, ...(token === undefined ? {} : { ContinuationToken: token }) };
}

/** The exact request that puts bytes only over the object with the etag `expected`, or only where none stands. */
export function putInput(
  bucket: string,
  key: string,
  bytes: Uint8Array,
  expected: string | undefined,
): PutObjectCommandInput {
  return {
    Bucket: bucket,
    Key: key,
    Body: bytes,
    ContentType: 'application/vnd.apache.parquet',
    // S3 refuses bytes that were changed on their way.
    ChecksumSHA256: Buffer.from(sha256Of(bytes), 'hex').toString('base64'),
    ...(expected === undefined ? { IfNoneMatch: '*' } : { IfMatch: expected }),
  };
}
