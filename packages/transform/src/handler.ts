import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { S3Client } from '@aws-sdk/client-s3';
import {
  dynamoDbClientConfig,
  endlessPatience,
  type Heartbeat,
  heartbeatLines,
  type InvocationContext,
  jsonLog,
  metricLine,
  type Patience,
  type WriteLine,
  withinInvocation,
} from '@quote-elt/runtime';
import type { CalendarDate, RunRecord } from '@quote-elt/shared';
import { readConfig } from './config.ts';
import { readEvent } from './days/read-event.ts';
import { type TransformResult, transformDays } from './days/transform-days.ts';
import { DayOutOfTimeError, type LedgerRecordError } from './errors/errors.ts';
import { dynamoDbLedger } from './ledger/dynamodb-ledger.ts';
import type { Warehouse } from './ports/ports.ts';
import { dynamoDbRowReader } from './rows/dynamodb-row-reader.ts';
import type { ReadPace } from './rows/read-pace.ts';

/** Kept of a Lambda's time for recording that a day found no time, in milliseconds: three attempts at a put, and tidying up. */
const RECORD_RESERVE_MS = 15_000;

/** Kept of it for failing by an error of ours, in milliseconds: killed, it would leave no reason. */
const FAIL_RESERVE_MS = 1000;

/** What the handler takes from outside; each has the default of a Lambda. */
export interface HandlerOptions {
  readonly dynamodb?: DynamoDBClient;
  readonly now?: () => Date;
  readonly write?: WriteLine;
  /** Where marts are published, whatever the environment says. */
  readonly warehouse?: Warehouse;
  /** How throttled requests wait, and what ends the work; no longer than the invocation has time in any case. */
  readonly patience?: Patience;
  /** Called before each pause of a throttled reading with how long the reading will take. */
  readonly onThrottled?: (pace: ReadPace) => void;
  /** Called with the error of each day that is left alone because its record cannot be read. */
  readonly onUnreadable?: (error: LedgerRecordError) => void;
  /** Called with the days that will be done, before the first one. */
  readonly onPlan?: (days: readonly CalendarDate[]) => void;
  /** Called after each day, however it ended. */
  readonly onDay?: (date: CalendarDate) => void;
}

/**
 * Gives each event the warehouse in a bucket, by one client. Its SDK is loaded only where there is a bucket: a cold start without a
 * warehouse stays as short as it is.
 */
function inBucket(bucket: string): (patience: Patience) => Promise<Warehouse> {
  let client: S3Client | undefined;
  return async (patience) => {
    const { s3Client, s3Warehouse } = await import('./warehouse/s3-warehouse.ts');
    client ??= s3Client('lambda');
    return s3Warehouse(client, bucket, patience);
  };
}

/**
 * The transform Lambda for an environment; throws ConfigError at once, and at each event InvalidEvent, DaysFailedError,
 * DaysLeftError or what keeps the ledger from being read and written.
 */
export function createHandler(
  env: Readonly<Record<string, string | undefined>>,
  {
    dynamodb = new DynamoDBClient(dynamoDbClientConfig('lambda')),
    now = () => new Date(),
    write = (line) => process.stdout.write(`${line}\n`),
    warehouse,
    patience = endlessPatience(),
    onThrottled = () => undefined,
    onUnreadable = () => undefined,
    onPlan = () => undefined,
    onDay = () => undefined,
  }: HandlerOptions = {},
): (event: unknown, context?: InvocationContext) => Promise<TransformResult> {
  const config = readConfig(env);
  const published = config.warehouseBucket === undefined ? undefined : inBucket(config.warehouseBucket);
  const common = {
    onUnreadable,
    now,
    log: jsonLog(write, now),
    // A stack that was made in the middle of a day could not cover it: that day is no reason for an alarm.
    countDay: ({ completeness }: RunRecord, isFirst: boolean) => {
      if (!isFirst) write(metricLine(config.stack, { Completeness: completeness }, now()));
    },
    countRun: (run: Heartbeat) => {
      for (const line of heartbeatLines(config.stack, run, now())) write(line);
    },
  };
  return async (event, context) => {
    const forDays = withinInvocation(patience, context, RECORD_RESERVE_MS, () => new DayOutOfTimeError());
    const forLedger = withinInvocation(patience, context, FAIL_RESERVE_MS);
    const ports = {
      ...common,
      warehouse: warehouse ?? (await published?.(forDays)),
      reader: dynamoDbRowReader(dynamodb, config.rawTable, {
        patience: forDays,
        onThrottled,
        nowMs: () => now().getTime(),
      }),
      ledger: dynamoDbLedger(dynamodb, config.runsTable, forLedger),
    };
    return transformDays(readEvent(event), config, ports, { ...forDays, onPlan, onDay });
  };
}
