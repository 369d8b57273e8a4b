import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RecordedResource, recordProgram } from '../record-resources.ts';

const PACKAGE = join(import.meta.dirname, '..', '..');
const PAGE = join(PACKAGE, '..', '..', 'docs', 'components.md');
let folder: string;
let recorded: RecordedResource[];

beforeAll(async () => {
  // Within the package, so that the program finds it by its name, as a package that depends on it does.
  await mkdir(join(PACKAGE, '.artefacts'), { recursive: true });
  folder = await mkdtemp(join(PACKAGE, '.artefacts', 'program-'));
  const [, code = ''] = /```ts\n([\s\S]*?)```/.exec(await readFile(PAGE, 'utf8')) ?? [];
  await writeFile(join(folder, 'program.ts'), code);
  const program = pathToFileURL(join(folder, 'program.ts')).href;
  recorded = await recordProgram({ project: 'reports', stack: 'dev', region: 'eu-west-1' }, () => import(program));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const inputsOf = (type: string) => recorded.filter((each) => each.type === type).map(({ inputs }) => inputs);

test('the program of the page makes a function, two schedules, and roles that Pulumi names', () => {
  const types = recorded.map(({ type }) => type.replace(/^.*:/, '')).sort();
  expect(types).toEqual([
    'Function',
    'FunctionEventInvokeConfig',
    'LogGroup',
    'Queue',
    'Role',
    'Role',
    'RolePolicy',
    'RolePolicy',
    'Schedule',
    'Schedule',
    'ScheduleGroup',
    'ScheduledFunction',
    'Stack',
  ]);
  expect(inputsOf('aws:iam/role:Role').map(({ name }) => name)).toEqual([undefined, undefined]);
});

test('each schedule has its own time zone, event, retries and state, and the queue of the function', () => {
  const schedules = inputsOf('aws:scheduler/schedule:Schedule').map(
    ({ name, scheduleExpression, scheduleExpressionTimezone, state, target }) => {
      const { input, retryPolicy, deadLetterConfig } = Object(target);
      return [
        name,
        scheduleExpression,
        scheduleExpressionTimezone,
        state,
        JSON.parse(input),
        retryPolicy,
        deadLetterConfig,
      ];
    },
  );
  const queue = { arn: 'arn:aws:sqs:eu-west-1:123456789012:queue/reports-dead-letters' };
  expect(schedules).toEqual([
    [
      'reports-weekly',
      'cron(0 8 ? * MON *)',
      'Europe/Berlin',
      'ENABLED',
      { report: 'week', due: '<aws.scheduler.scheduled-time>' },
      { maximumRetryAttempts: 3, maximumEventAgeInSeconds: 3600 },
      queue,
    ],
    [
      'reports-hourly',
      'rate(1 hour)',
      'UTC',
      'DISABLED',
      { report: 'hour' },
      { maximumRetryAttempts: 0, maximumEventAgeInSeconds: 600 },
      queue,
    ],
  ]);
});

test('the page names every argument', async () => {
  const page = await readFile(PAGE, 'utf8');
  const sources = await Promise.all(
    ['scheduled-function.ts', 'function-schedule.ts'].map((file) =>
      readFile(join(PACKAGE, 'src', 'components', file), 'utf8'),
    ),
  );
  const bodies = sources.flatMap((text) =>
    [...text.matchAll(/export interface (?:ScheduledFunctionArgs|FunctionSchedule) \{([\s\S]*?)\n\}/g)].map(
      ([, body]) => body ?? '',
    ),
  );
  const fields = bodies.flatMap((body) =>
    [...body.matchAll(/^ {2}readonly (\w+)/gm)].map(([, field]) => `\`${field}\``),
  );
  expect(fields.length).toBeGreaterThan(20);
  expect(fields.filter((field) => !page.includes(field))).toEqual([]);
});
