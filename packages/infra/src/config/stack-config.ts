import { DEFAULT_QUOTE_SOURCES, QUOTE_SOURCE_NAMES } from '@quote-elt/ingest/config';
import { CodedError } from '@quote-elt/runtime';
import { z } from 'zod';
import { Schedule, TickRate } from './schedule.ts';

/** Days that CloudWatch can be told to keep logs. */
const RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

const StackConfigShape = z.strictObject({
  quoteSources: z
    .array(z.enum(QUOTE_SOURCE_NAMES, `known sources are ${QUOTE_SOURCE_NAMES.join(', ')}`))
    .min(1, 'name at least one source')
    .default([...DEFAULT_QUOTE_SOURCES]),
  quotableBaseUrl: z.url({ protocol: /^https$/, error: 'give an https address' }).default('https://api.quotable.io'),
  quotesPerTick: z.int().min(1).max(50).default(1),
  ingestSchedule: TickRate.prefault('rate(1 minute)'),
  transformSchedule: Schedule.default('cron(0 12 * * ? *)'),
  architecture: z.enum(['arm64', 'x86_64']).default('arm64'),
  logRetentionDays: z
    .int()
    .refine((days) => RETENTION_DAYS.includes(days), `CloudWatch knows ${RETENTION_DAYS.join(', ')}`)
    .default(14),
  alarmEmail: z.union([z.literal(''), z.email('give an e-mail address')], 'give an e-mail address').default(''),
  completenessTarget: z.coerce.number().min(0).max(1).default(0.95),
  rawCapacity: z.int().min(1).default(5),
  reservedConcurrency: z.int().min(0).default(0),
  pointInTimeRecovery: z.boolean().default(false),
  protectData: z.boolean().default(false),
});

/** What a stack is told. */
export type StackConfig = z.output<typeof StackConfigShape>;

/** Names of every configuration key. */
export const STACK_CONFIG_KEYS = Object.keys(StackConfigShape.shape);

/** The stack's configuration is wrong (`config.invalid`); the message has a line for each mistake, with the command that mends it. */
export class StackConfigError extends CodedError {
  constructor(problems: readonly string[], cause: unknown) {
    super(
      'config.invalid',
      `the configuration of the stack is wrong:\n${problems.map((line) => `  ${line}`).join('\n')}`,
      {
        hint: 'run the commands above, then again',
        details: { problems },
        cause,
      },
    );
  }
}

/** The configuration in `given`, by key, with defaults; throws StackConfigError naming every mistake. */
export function parseStackConfig(given: Readonly<Record<string, unknown>>): StackConfig {
  const parsed = StackConfigShape.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new StackConfigError(parsed.error.issues.flatMap(problemsOf), parsed.error);
}

function problemsOf(issue: z.core.$ZodIssue): string[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `${key} is not known: pulumi config rm ${key}`);
  }
  const [key = ''] = issue.path;
  return [
    `${String(key)}: ${issue.message}: pulumi config set ${issue.path.length > 1 ? '--path ' : ''}${pathOf(issue.path)} <value>`,
  ];
}

function pathOf(path: readonly PropertyKey[]): string {
  return path
    .map((part, i) => (typeof part === 'number' ? `[${part}]` : i === 0 ? String(part) : `.${String(part)}`))
    .join('');
}
