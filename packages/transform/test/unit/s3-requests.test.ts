import { expect, test } from 'vitest';
import { getInput, headInput, listInput, putInput } from '../../src/warehouse/s3-requests.ts';

const BYTES = new TextEncoder().encode('abc');

test('the first object of a key is put only where none stands, the next one only over the one that is known', () => {
  const put = {
    Bucket: 'bucket',
    Key: 'key',
    Body: BYTES,
    ContentType: 'application/vnd.apache.parquet',
    // FIPS 180-2, appendix B.1: SHA-256 of "abc".
    ChecksumSHA256: Buffer.from('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad', 'hex').toString(
      'base64',
    ),
  };
  expect(putInput('bucket', 'key', BYTES, undefined)).toEqual({ ...put, IfNoneMatch: '*' });
  expect(putInput('bucket', 'key', BYTES, '"etag"')).toEqual({ ...put, IfMatch: '"etag"' });
});

test('what stands under a key, and the object itself, are asked for with their checksum', () => {
  const asked = { Bucket: 'bucket', Key: 'key', ChecksumMode: 'ENABLED' };
  expect([headInput('bucket', 'key'), getInput('bucket', 'key')]).toEqual([asked, asked]);
});

test('a list goes on where its last page ended', () => {
  expect(listInput('bucket', 'facts/', undefined)).toEqual({ Bucket: 'bucket', Prefix: 'facts/' });
  expect(listInput('bucket', 'facts/', 'next')).toEqual({
    Bucket: 'bucket',
    Prefix: 'facts/',
    ContinuationToken: 'next',
  });
});
