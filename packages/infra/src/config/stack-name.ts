import { type StackNames, stackNames } from '@quote-elt/runtime';
import type { ConfigProblem } from './problem.ts';
import { pulumiCommand, shellWord } from './remedy.ts';

/** What AWS takes as a name: how long at most, and which characters. */
export interface NameLimit {
  readonly names: readonly string[];
  readonly max: number;
  readonly pattern: RegExp;
}

/** An account by its id, which has twelve digits. */
const ANY_ACCOUNT = '123456789012';

/** The names of a stack with the limit of each kind, from the API references of the services (November 2026). */
export function nameLimits(names: StackNames, alarms: readonly string[]): Readonly<Record<string, NameLimit>> {
  const functions = [names.ingest, names.transform];
  const { bucket, database, workgroup } = names.warehouse;
  return {
    table: { names: Object.values(names.tables), max: 255, pattern: /^[\w.-]{3,}$/ },
    queue: { names: [names.deadLetters], max: 80, pattern: /^[\w-]+$/ },
    logGroup: { names: [names.logGroup], max: 512, pattern: /^(?!aws\/)[\w./#-]+$/ },
    scheduleGroup: { names: [names.scheduleGroup], max: 64, pattern: /^[\w.-]+$/ },
    schedule: { names: functions.map(({ schedule }) => schedule), max: 64, pattern: /^[\w.-]+$/ },
    function: { names: functions.map((each) => each.function), max: 64, pattern: /^[\w-]+$/ },
    layer: { names: Object.values(names.layers), max: 64, pattern: /^[\w-]+$/ },
    role: {
      names: functions.flatMap(({ role, scheduleRole }) => [role, scheduleRole]),
      max: 64,
      pattern: /^[\w+=,.@-]+$/,
    },
    topic: { names: [names.topic], max: 256, pattern: /^[\w-]+$/ },
    dashboard: { names: [names.dashboard], max: 255, pattern: /^[\w-]+$/ },
    alarm: { names: alarms.map(names.alarm), max: 255, pattern: /^[^\p{Cc}]+$/u },
    bucket: { names: [bucket(ANY_ACCOUNT)], max: 63, pattern: /^[a-z0-9][a-z0-9-]+[a-z0-9]$/ },
    database: { names: [database], max: 255, pattern: /^[a-z][a-z0-9_]*$/ },
    workgroup: { names: [workgroup], max: 128, pattern: /^[\w.-]+$/ },
  };
}

/** A region with a name as long as any, so that a stack that fits into one region fits into all. */
const LONG_REGION = 'ap-southeast-1';

/** How long a stack's name may be, so that the name of every resource fits in every region. */
export function longestStackName(project: string): number {
  const limits = Object.values(nameLimits(stackNames({ project, stack: '', region: LONG_REGION }), []));
  return Math.min(...limits.flatMap(({ names, max }) => names.map((name) => max - name.length)));
}

/** Lower-case letters, digits and hyphens: the one form that every service takes, buckets included. */
const STACK_NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** The shortest name that a project must leave room for. */
const SHORTEST_STACK = 'prod'.length;

/** How long the name of a project may be, so that its stacks have room for a name. */
export function longestProjectName(): number {
  return longestStackName('') - SHORTEST_STACK;
}

/** What is wrong with the names of a project and its stack: they are part of the name of every resource. */
export function stackNameProblems(project: string, stack: string): ConfigProblem[] {
  const longest = longestStackName(project);
  if (!STACK_NAME.test(project) || longest < SHORTEST_STACK) {
    const most = longestProjectName();
    return [
      {
        message: `the project's name ${shellWord(project)} is part of every name in AWS: give at most ${most} lower-case letters, digits and single hyphens`,
        remedy: `sed -i 's/^name: .*/name: ${shortened(project, most)}/' packages/infra/Pulumi.yaml`,
      },
    ];
  }
  if (STACK_NAME.test(stack) && stack.length <= longest) return [];
  return [
    {
      message: `the stack's name ${shellWord(stack)} is part of every name in AWS: give at most ${longest} lower-case letters, digits and single hyphens (it has ${stack.length} characters)`,
      remedy: pulumiCommand(stack, 'stack', 'rename', shortened(stack, longest)),
    },
  ];
}

/** The nearest name that fits. */
function shortened(stack: string, longest: number): string {
  const plain = stack
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '');
  return plain.slice(0, longest).replace(/-+$/, '') || 'dev';
}
