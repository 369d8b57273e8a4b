import { stackNames } from '@quote-elt/runtime';
import { beforeAll, describe, expect, test } from 'vitest';
import { policyDocument } from '../../src/iam/document.ts';
import { configOf } from '../configs.ts';
import { ACCOUNT, type RecordedResource, recordProgram } from '../record-resources.ts';
import { CATALOGUE } from '../warehouse.ts';

const ID = { project: 'sensor-elt', stack: 'dev', region: 'eu-west-1' };
const NAMES = stackNames(ID).warehouse;
const BUCKET = `sensor-elt-dev-data-${ACCOUNT}-eu-west-1`;
const TAGS = { project: 'sensor-elt', stack: 'dev' };

/** The resources of a warehouse, and what it tells of itself. */
async function record(given: Readonly<Record<string, unknown>>) {
  const told: Record<string, unknown> = {};
  const resources = await recordProgram(ID, async () => {
    const { Warehouse } = await import('../../src/components/warehouse.ts');
    const names = { ...NAMES, bucket: NAMES.bucket(ACCOUNT) };
    const config = configOf({ warehouse: true, ...given });
    const { bucket, database, workgroup, statements } = new Warehouse('w', {
      names,
      catalogue: CATALOGUE,
      config,
      accountId: ACCOUNT,
      tags: TAGS,
    });
    for (const [name, output] of Object.entries({ bucket, database, workgroup })) {
      output.apply((value: string) => {
        told[name] = value;
      });
    }
    statements.apply((all) => {
      told.policy = JSON.parse(policyDocument(all));
    });
  });
  return { resources, told };
}

let dev: Awaited<ReturnType<typeof record>>;
let prod: Awaited<ReturnType<typeof record>>;
beforeAll(async () => {
  dev = await record({ warehouseFirstDay: '2026-05-01', warehouseScanLimitMb: 20 });
  prod = await record({ protectData: true });
});

const inputsOf = (resources: readonly RecordedResource[], type: string) =>
  resources.filter((each) => each.type.endsWith(`:${type}`)).map(({ inputs }) => inputs);
const one = (type: string) => {
  const [found, ...more] = inputsOf(dev.resources, type);
  expect(more).toEqual([]);
  return found;
};

describe('the bucket', () => {
  test('is named after its stack, account and region, and tagged', () => {
    expect(one('Bucket')).toEqual({ bucket: BUCKET, forceDestroy: true, tags: TAGS });
    expect(BUCKET.length).toBeLessThanOrEqual(63);
  });

  test('is private, encrypted and versioned', () => {
    expect(one('BucketPublicAccessBlock')).toEqual({
      bucket: BUCKET,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    expect(one('BucketServerSideEncryptionConfiguration')).toEqual({
      bucket: BUCKET,
      rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }],
    });
    expect(one('BucketVersioning')).toEqual({ bucket: BUCKET, versioningConfiguration: { status: 'Enabled' } });
  });

  test('refuses whatever comes without TLS', () => {
    const { bucket, policy } = one('BucketPolicy') ?? {};
    expect([bucket, JSON.parse(String(policy))]).toEqual([
      BUCKET,
      {
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'TlsOnly',
            Effect: 'Deny',
            Principal: '*',
            Action: 's3:*',
            Resource: [`arn:aws:s3:::${BUCKET}`, `arn:aws:s3:::${BUCKET}/*`],
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
        ],
      },
    ]);
  });

  test('keeps old versions for thirty days, results of queries for seven, and half an upload for one', () => {
    expect(one('BucketLifecycleConfiguration')).toEqual({
      bucket: BUCKET,
      rules: [
        {
          id: 'old-versions',
          status: 'Enabled',
          filter: {},
          noncurrentVersionExpiration: { noncurrentDays: 30 },
          expiration: { expiredObjectDeleteMarker: true },
        },
        {
          id: 'incomplete-uploads',
          status: 'Enabled',
          filter: {},
          abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
        },
        {
          id: 'query-results',
          status: 'Enabled',
          filter: { prefix: 'athena-results/' },
          expiration: { days: 7 },
          noncurrentVersionExpiration: { noncurrentDays: 1 },
        },
      ],
    });
  });

  test('stays when the stack goes, with all that keeps it private, where data is protected, and only there', () => {
    const kept = ({ resources }: typeof prod) =>
      resources
        .filter(({ protect, retainOnDelete }) => protect && retainOnDelete)
        .map(({ type }) => type.replace(/^.*:/, ''));
    expect(kept(prod).sort()).toEqual([
      'Bucket',
      'BucketLifecycleConfiguration',
      'BucketPolicy',
      'BucketPublicAccessBlock',
      'BucketServerSideEncryptionConfiguration',
      'BucketVersioning',
    ]);
    expect(inputsOf(prod.resources, 'Bucket')).toMatchObject([{ forceDestroy: false }]);
    expect(dev.resources.filter(({ protect, retainOnDelete }) => protect || retainOnDelete)).toEqual([]);
  });
});

test('the database has a table for each mart, from the first day that is configured, and each view', () => {
  expect(one('CatalogDatabase')).toEqual({ name: 'sensor_elt_dev', tags: TAGS });
  const tables = inputsOf(dev.resources, 'CatalogTable');
  expect(tables.map(({ name, databaseName, tableType }) => [name, databaseName, tableType]).sort()).toEqual([
    ['daily', 'sensor_elt_dev', 'EXTERNAL_TABLE'],
    ['readings', 'sensor_elt_dev', 'EXTERNAL_TABLE'],
    ['stations', 'sensor_elt_dev', 'VIRTUAL_VIEW'],
  ]);
  expect(tables.find(({ name }) => name === 'readings')?.parameters).toMatchObject({
    'projection.read_on.range': '2026-05-01,NOW+1DAYS',
    'storage.location.template': `s3://${BUCKET}/readings/read_on=\${read_on}/`,
  });
});

test('the workgroup runs engine 3, bounds each query, and keeps results encrypted in a place that clients cannot choose', () => {
  expect(one('Workgroup')).toEqual({
    name: 'sensor-elt-dev',
    configuration: {
      engineVersion: { selectedEngineVersion: 'Athena engine version 3' },
      enforceWorkgroupConfiguration: true,
      bytesScannedCutoffPerQuery: 20 * 1_048_576,
      resultConfiguration: {
        outputLocation: `s3://${BUCKET}/athena-results/`,
        encryptionConfiguration: { encryptionOption: 'SSE_S3' },
        expectedBucketOwner: ACCOUNT,
      },
    },
    forceDestroy: true,
    tags: TAGS,
  });
});

test('the function that publishes may read and write the days of each mart, and list them', () => {
  const bucket = `arn:aws:s3:::${BUCKET}`;
  expect(dev.told.policy).toEqual({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: ['s3:GetObject', 's3:PutObject'],
        Resource: [`${bucket}/readings/read_on=*`, `${bucket}/daily/day=*`],
      },
      {
        Effect: 'Allow',
        Action: ['s3:ListBucket'],
        Resource: [bucket],
        Condition: { StringLike: { 's3:prefix': ['readings/read_on=*', 'daily/day=*'] } },
      },
    ],
  });
});

test('it tells its bucket, database and workgroup', () => {
  expect(dev.told).toMatchObject({ bucket: BUCKET, database: 'sensor_elt_dev', workgroup: 'sensor-elt-dev' });
});
