import { PipelineSettings } from '@quote-elt/shared';
import { decodeItem } from '@quote-elt/shared/dynamodb';
import { MARTS } from '@quote-elt/transform/warehouse';
import { beforeAll, describe, expect, test } from 'vitest';
import { readCatalogue } from '../../src/warehouse/read-catalogue.ts';
import { configOf } from '../configs.ts';
import {
  ACCOUNT,
  type RecordedResource,
  recordProgram,
  recordResources,
  TARGET,
  withoutArtefacts,
} from '../record-resources.ts';
import { takesTags } from '../takes-tags.ts';

const BUCKET = `quote-elt-dev-data-${ACCOUNT}-eu-west-1`;
const FUNCTION = 'quote-elt-dev-transform';
const SETTINGS = 'quote-elt-dev-settings';
const POLICY = 'quote-elt-dev-transform-policy';

let off: RecordedResource[];
let on: RecordedResource[];
beforeAll(async () => {
  off = await recordResources(configOf());
  on = await recordResources(configOf({ warehouse: true }));
});

const keyOf = ({ type, name }: RecordedResource) => `${type} ${name}`;
const byKey = (resources: readonly RecordedResource[]) => new Map(resources.map((each) => [keyOf(each), each]));
const inputsOf = (resources: readonly RecordedResource[], name: string) =>
  resources.find((each) => each.name === name && each.type.startsWith('aws:'))?.inputs ?? {};

describe('the warehouse', () => {
  test('is off unless it is switched on, and its other settings change nothing then', async () => {
    const set = await recordResources(configOf({ warehouseFirstDay: '2020-01-01', warehouseScanLimitMb: 10 }));
    expect(byKey(set)).toEqual(byKey(off));
    expect(off.filter(({ type }) => /^aws:(?:s3|glue|athena)\//.test(type))).toEqual([]);
  });

  test('leaves every other resource as it is, but the settings, and what transform carries, is told and may do', () => {
    const [without, withIt] = [byKey(off), byKey(on)];
    const changed = [...without].flatMap(([key, each]) =>
      JSON.stringify(withIt.get(key)) === JSON.stringify(each) ? [] : [each.name],
    );
    expect(changed.sort()).toEqual([SETTINGS, FUNCTION, POLICY]);
  });

  test('brings a bucket, a table for each mart, the views, a workgroup and one layer, and no alarm', () => {
    const known = byKey(off);
    const count: Record<string, number> = {};
    for (const { type } of on.filter((each) => !known.has(keyOf(each)))) count[type] = (count[type] ?? 0) + 1;
    expect(count).toEqual({
      'aws:athena/workgroup:Workgroup': 1,
      'aws:glue/catalogDatabase:CatalogDatabase': 1,
      'aws:glue/catalogTable:CatalogTable': MARTS.length + readCatalogue().views.length,
      'aws:lambda/layerVersion:LayerVersion': 1,
      'aws:s3/bucket:Bucket': 1,
      'aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration': 1,
      'aws:s3/bucketPolicy:BucketPolicy': 1,
      'aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock': 1,
      'aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration': 1,
      'aws:s3/bucketVersioning:BucketVersioning': 1,
      'quote-elt:index:Warehouse': 1,
    });
    expect(on.filter(({ type }) => type.endsWith(':MetricAlarm'))).toHaveLength(5);
  });

  test('is told to transform, with the layer of its client behind the others', () => {
    const [before, after] = [inputsOf(off, FUNCTION), inputsOf(on, FUNCTION)];
    const { layers, environment, ...rest } = before;
    const layer = `arn:aws:lambda:eu-west-1:${ACCOUNT}:layerVersion/quote-elt-dev-s3`;
    expect(after).toEqual({
      ...rest,
      layers: [...Array.from(Object(layers)), layer],
      environment: { variables: { ...Object(environment).variables, ELT_WAREHOUSE_BUCKET: BUCKET } },
    });
    expect(Object(environment).variables).not.toHaveProperty('ELT_WAREHOUSE_BUCKET');
    expect(inputsOf(on, 'quote-elt-dev-ingest').layers).toEqual(inputsOf(off, 'quote-elt-dev-ingest').layers);
  });

  test('is named by the settings of the stack, where the command line looks for it', () => {
    const itemOf = (resources: readonly RecordedResource[]): unknown =>
      decodeItem(JSON.parse(String(inputsOf(resources, SETTINGS).item)));
    expect(PipelineSettings.parse(itemOf(on))).toEqual({
      ...PipelineSettings.parse(itemOf(off)),
      warehouse_bucket: BUCKET,
    });
    expect(itemOf(off)).not.toHaveProperty('warehouse_bucket');
  });

  test('lets transform read and write the days of the marts and list them, and nothing of Glue or Athena', () => {
    const statementsOf = (resources: readonly RecordedResource[]): unknown[] =>
      JSON.parse(String(inputsOf(resources, POLICY).policy)).Statement;
    const before = statementsOf(off);
    const more = statementsOf(on).filter((each) => !before.some((one) => JSON.stringify(one) === JSON.stringify(each)));
    const days = MARTS.map(({ name, partition }) => `${name}/${partition}=*`);
    expect(statementsOf(on)).toHaveLength(before.length + 2);
    expect(more).toEqual([
      {
        Effect: 'Allow',
        Action: ['s3:GetObject', 's3:PutObject'],
        Resource: days.map((each) => `arn:aws:s3:::${BUCKET}/${each}`),
      },
      {
        Effect: 'Allow',
        Action: ['s3:ListBucket'],
        Resource: [`arn:aws:s3:::${BUCKET}`],
        Condition: { StringLike: { 's3:prefix': days } },
      },
    ]);
  });

  test('tags all that takes tags', () => {
    const taggable = on.filter(({ type }) => takesTags(type));
    expect(taggable.filter(({ type }) => /^aws:(?:s3|glue|athena)\//.test(type)).length).toBeGreaterThanOrEqual(3);
    for (const { inputs } of taggable) expect(inputs.tags).toEqual({ project: 'quote-elt', stack: 'dev' });
  });
});

test.each([
  [false, []],
  [true, ['warehouseBucket', 'warehouseDatabase', 'warehouseWorkgroup']],
])('outputs with the warehouse %s name its parts: %j', async (warehouse, parts) => {
  let outputs: string[] = [];
  await recordProgram(TARGET, async () => {
    const { createStack } = await import('../../src/stack.ts');
    outputs = Object.keys(createStack({ ...TARGET, accountId: ACCOUNT }, configOf({ warehouse }), withoutArtefacts()));
  });
  expect(outputs.filter((name) => name.startsWith('warehouse'))).toEqual(parts);
});
