import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);

/** Runs the whole program in a process of plain Node; gives the types of what it would make. */
async function runProgram(config: Readonly<Record<string, string>>): Promise<string[]> {
  const script = join(import.meta.dirname, 'mocked-program.mjs');
  const { stdout } = await run(process.execPath, [script, JSON.stringify(config)]);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

test('the program runs on plain Node, builds its archives and asks for every resource', async () => {
  const types = await runProgram({});
  expect([...new Set(types)].sort()).toEqual([
    'aws:cloudwatch/dashboard:Dashboard',
    'aws:cloudwatch/logGroup:LogGroup',
    'aws:cloudwatch/metricAlarm:MetricAlarm',
    'aws:dynamodb/table:Table',
    'aws:iam/role:Role',
    'aws:iam/rolePolicy:RolePolicy',
    'aws:lambda/function:Function',
    'aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig',
    'aws:lambda/layerVersion:LayerVersion',
    'aws:scheduler/schedule:Schedule',
    'aws:scheduler/scheduleGroup:ScheduleGroup',
    'aws:sns/topic:Topic',
    'aws:sqs/queue:Queue',
    'pulumi:pulumi:Stack',
    'quote-elt:index:Observability',
    'quote-elt:index:ScheduledFunction',
    'quote-elt:index:Tables',
  ]);
});

test('a wrong configuration ends it before anything is asked for', async () => {
  const wrong = { 'quote-elt:quotesPerTick': '51', 'quote-elt:quoteSource': 'quotable' };
  await expect(runProgram(wrong)).rejects.toMatchObject({
    stdout: '',
    stderr: expect.stringMatching(
      /quotesPerTick: [\s\S]*pulumi config set quotesPerTick <value>\n {2}quoteSource is not known/,
    ),
  });
});
