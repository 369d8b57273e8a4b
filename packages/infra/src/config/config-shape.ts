import {
  baseUrlProblem,
  DEFAULT_BASE_URL,
  DEFAULT_RECORDS_PER_TICK,
  DEFAULT_SOURCE_TIMEOUT_MS,
  DEFAULT_SOURCES,
  DYNAMODB_ITEM_BYTES,
  SOURCE_NAMES,
} from '@quote-elt/ingest/config';
import { CalendarDate, MAX_BATCH } from '@quote-elt/shared';
import { MAX_LOOK_BACK_DAYS, MAX_REJECTED_SHARE } from '@quote-elt/transform/config';
import { z } from 'zod';
import { Schedule, TickRate, TimeZone } from './schedule.ts';

/** Days that CloudWatch can be told to keep logs. */
const RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** One partition takes at most a thousand writes a second, and a day is one partition. */
const MAX_CAPACITY = 1000;

const whole = (min: number, max: number) => {
  const hint = `give a whole number from ${min} to ${max.toLocaleString('en-US')}`;
  return z.int(hint).min(min, hint).max(max, hint);
};
const flag = z.boolean('give true or false');
const sourceHint = `known sources are ${SOURCE_NAMES.join(', ')}`;
const emailHint = 'give an e-mail address';
const urlHint = 'give an https address without credentials, query or fragment';
const retentionHint = `CloudWatch knows ${RETENTION_DAYS.join(', ')}`;
const targetHint = 'give a number above 0 and up to 1';
const shareHint = 'give a number from 0 to 1';

/**
 * The first day that tables of the warehouse have unless another is configured: before any day of this project. It stays fixed,
 * since one that moved with the calendar would hide older days; a query without a range of days lists each day from it on.
 */
export const FIRST_DAY = '2026-01-01';

/** No table begins before S3 did; each year more is 365 more lists for a query over all days. */
const EARLIEST_DAY = '2006-03-14';
const dayHint = `give a day from ${EARLIEST_DAY} on, such as ${FIRST_DAY}`;

const accountsHint = 'give account ids of twelve digits, with commas';

/** AWS accounts. A text, since Pulumi turns ids within a list into numbers and then refuses them; one id alone still arrives as a number. */
const AccountIds = z.preprocess(
  (ids) => (typeof ids === 'number' ? String(ids).padStart(12, '0') : ids),
  z
    .string(accountsHint)
    .regex(/^(?:\d{12}(?:,\d{12})*)?$/, accountsHint)
    .transform((ids) => ids.split(',').filter((id) => id !== '')),
);

/** As ingest takes it, and over https: a Lambda has no API on its own loopback. */
const BaseUrl = z
  .string(urlHint)
  .refine((given) => URL.parse(given)?.protocol === 'https:' && baseUrlProblem(given) === undefined, urlHint);

/** What may be configured, with its defaults. What each key means: docs/deploy.md#configuration */
export const ConfigShape = z.strictObject({
  sources: z
    .array(z.enum(SOURCE_NAMES, sourceHint), sourceHint)
    .min(1, 'name at least one source')
    .refine((names) => new Set(names).size === names.length, 'name each source once')
    .default([...DEFAULT_SOURCES]),
  sourceBaseUrl: BaseUrl.default(DEFAULT_BASE_URL),
  recordsPerTick: whole(1, MAX_BATCH).default(DEFAULT_RECORDS_PER_TICK),
  maxItemBytes: whole(700, DYNAMODB_ITEM_BYTES).default(2048),
  sourceTimeoutMs: whole(100, 20_000).default(DEFAULT_SOURCE_TIMEOUT_MS),
  ingestSchedule: TickRate.prefault('rate(1 minute)'),
  transformSchedule: Schedule.default('cron(0 12 * * ? *)'),
  transformTimezone: TimeZone.default('UTC'),
  paused: flag.default(false),
  lookBackDays: whole(0, MAX_LOOK_BACK_DAYS).default(0),
  maxRejectedShare: z.number(shareHint).min(0, shareHint).max(1, shareHint).default(MAX_REJECTED_SHARE),
  failOnDrift: flag.default(false),
  completenessTarget: z.number(targetHint).gt(0, targetHint).max(1, targetHint).default(0.95),
  rawCapacity: whole(1, MAX_CAPACITY).default(5),
  reservedConcurrency: whole(0, 1000).default(0),
  architecture: z.enum(['arm64', 'x86_64'], 'give arm64 or x86_64').default('arm64'),
  logRetentionDays: z
    .int(retentionHint)
    .refine((days) => RETENTION_DAYS.includes(days), retentionHint)
    .default(14),
  alarmEmail: z.union([z.literal(''), z.email(emailHint)], emailHint).default(''),
  pointInTimeRecovery: flag.default(false),
  protectData: flag.default(false),
  allowedAccountIds: AccountIds.prefault(''),
  warehouse: flag.default(false),
  warehouseFirstDay: z
    .string(dayHint)
    .refine((day) => CalendarDate.safeParse(day).success && day >= EARLIEST_DAY, dayHint)
    .default(FIRST_DAY),
  warehouseScanLimitMb: whole(10, 1_000_000).default(1000),
});

/** The configuration as it was given, with defaults. */
export type GivenConfig = z.output<typeof ConfigShape>;
