import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { costOfStacks, stacksOf } from '../../src/cost/main.ts';
import { costTable } from '../../src/cost/table.ts';
import { monthlyCost } from '../../src/cost/usage.ts';
import { configOf, NOW } from '../configs.ts';
import { recordResources } from '../record-resources.ts';

const BOTH = ['dev', 'prod'];
const lines = costOfStacks(BOTH, NOW);
const MAIN = join(import.meta.dirname, '..', '..', 'src', 'cost', 'main.ts');
const run = (...argv: string[]) => promisify(execFile)(process.execPath, [MAIN, ...argv]);

test('a month of dev and prod together is free', () => {
  process.stdout.write(`${costTable(BOTH, lines)}\n`);
  expect(lines.filter(({ share }) => share > 1)).toEqual([]);
  expect(lines.filter(({ used }) => !(used > 0))).toEqual([]);
});

test('the counts are those of the resources that a stack asks for', async () => {
  const config = configOf({ rawCapacity: 7 });
  const resources = await recordResources(config);
  const count = (type: string) => resources.filter((each) => each.type.endsWith(`:${type}`)).length;
  const sum = (key: string) => resources.reduce((total, { inputs }) => total + Number(inputs[key] ?? 0), 0);
  const used = Object.fromEntries(monthlyCost([config]).map((line) => [line.resource, line.used]));
  expect(used).toMatchObject({
    read_units: sum('readCapacity'),
    write_units: sum('writeCapacity'),
    alarms: count('MetricAlarm'),
    dashboards: count('Dashboard'),
    scheduler_invocations: 31 * (1440 + 1),
  });
});

test('what is not free is found', () => {
  const greedy = configOf({ rawCapacity: 20, recordsPerTick: 50 });
  const over = monthlyCost([greedy, greedy]).filter(({ share }) => share > 1);
  expect(over.map(({ resource }) => resource)).toEqual(['read_units', 'write_units', 'storage_gb']);
});

test('a third stack costs its five alarms and the metrics beyond ten', () => {
  const over = costOfStacks(stacksOf('3') ?? [], NOW).filter(({ share }) => share > 1);
  expect(over.map(({ resource, used, limit }) => [resource, used - limit])).toEqual([
    ['custom_metrics', 2],
    ['alarms', 5],
  ]);
});

test('the stacks are those that have a file, a number of them, or those named', () => {
  expect([undefined, '1', '3', 'dev,staging', '0', 'Dev', 'dev,'].map(stacksOf)).toEqual([
    BOTH,
    ['dev'],
    ['dev', 'prod', 'stack-3'],
    ['dev', 'staging'],
    undefined,
    undefined,
    undefined,
  ]);
});

test('the command prints the same lines, and refuses what it does not know', async () => {
  const { stdout } = await run('--json');
  expect(JSON.parse(stdout)).toEqual({ stacks: BOTH, lines: costOfStacks(BOTH, new Date()) });
  for (const wrong of [['--jsn'], ['--stacks', '0']]) {
    await expect(run(...wrong)).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('error[usage]') });
  }
});

test('the command ends with 1 where something is not free', async () => {
  await expect(run('--stacks', '3')).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('error[cost.over]: not free any more: custom_metrics, alarms'),
  });
});
