import { beforeAll, expect, test } from 'vitest';
import { configOf } from '../configs.ts';
import { type RecordedResource, recordResources } from '../record-resources.ts';
import { inputsOf, recordDev, recordProd } from '../recorded-stacks.ts';
import { takesTags } from '../takes-tags.ts';

let dev: RecordedResource[];
let prod: RecordedResource[];
beforeAll(async () => {
  dev = await recordDev();
  prod = await recordProd();
});

/** The physical names of resources, each with its type. */
const named = (resources: readonly RecordedResource[]) =>
  resources.flatMap(({ type, inputs }) =>
    [inputs.name, inputs.layerName, inputs.dashboardName].filter(Boolean).map((name) => `${type} ${String(name)}`),
  );

test('dev and prod share no name', () => {
  expect(named(dev).length).toBeGreaterThan(20);
  expect(named(dev).filter((name) => named(prod).includes(name))).toEqual([]);
});

test('two pipelines in an account share no name and no metric', async () => {
  const other = await recordResources(configOf(), { project: 'weather-elt' });
  expect(named(dev).filter((name) => named(other).includes(name))).toEqual([]);
  const metrics = (resources: readonly RecordedResource[]) =>
    inputsOf(resources, 'aws:cloudwatch/metricAlarm:MetricAlarm').map(({ dimensions }) => JSON.stringify(dimensions));
  expect(metrics(dev).filter((each) => metrics(other).includes(each))).toEqual([]);
});

test('a stack in two regions shares no name of what an account has once for all regions: roles and dashboards', async () => {
  const elsewhere = await recordResources(configOf(), { region: 'us-east-1' });
  const global = (resources: readonly RecordedResource[]) =>
    named(resources).filter((name) => /role:Role|Dashboard/.test(name));
  expect(global(dev)).toHaveLength(5);
  expect(global(dev).filter((name) => global(elsewhere).includes(name))).toEqual([]);
});

test('every resource that takes tags says its project and stack', () => {
  const taggable = prod.filter(({ type }) => takesTags(type));
  expect(new Set(taggable.map(({ type }) => type)).size).toBeGreaterThanOrEqual(8);
  for (const { inputs } of taggable) expect(inputs.tags).toEqual({ project: 'quote-elt', stack: 'prod' });
});
