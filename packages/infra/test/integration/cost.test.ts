import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { parseStackConfig } from '../../src/config/stack-config.ts';
import { costOfBothStacks } from '../../src/cost/main.ts';
import { recordResources } from '../../src/cost/record-resources.ts';
import { costTable } from '../../src/cost/table.ts';
import { type CostLine, monthlyCost } from '../../src/cost/usage.ts';

let lines: CostLine[];
beforeAll(async () => {
  lines = await costOfBothStacks();
  process.stdout.write(`${costTable(lines)}\n`);
});

test('a month of dev and prod together is free', () => {
  expect(lines.filter(({ share }) => share > 1)).toEqual([]);
  expect(lines.filter(({ used }) => !(used > 0))).toEqual([]);
});

test('the counts are those of the resources', () => {
  const used = Object.fromEntries(lines.map((line) => [line.resource, line.used]));
  expect(used).toMatchObject({ read_units: 12, write_units: 12, alarms: 10, dashboards: 2, custom_metrics: 6 });
  expect(used.scheduler_invocations).toBe(2 * 31 * (1440 + 1));
});

test('what is not free is found', async () => {
  const greedy = { rawCapacity: 20, quotesPerTick: 50 };
  const resources = [];
  for (const stack of ['dev', 'prod']) resources.push(...(await recordResources(stack, parseStackConfig(greedy))));
  const over = monthlyCost(resources).filter(({ share }) => share > 1);
  expect(over.map(({ resource }) => resource)).toEqual(['read_units', 'write_units', 'storage_gb']);
});

test('the command prints the same lines, and refuses what it does not know', async () => {
  const main = join(import.meta.dirname, '..', '..', 'src', 'cost', 'main.ts');
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, [main, '--json']);
  expect(JSON.parse(stdout)).toEqual({ lines });
  await expect(run(process.execPath, [main, '--jsn'])).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining('error[usage]'),
  });
});
