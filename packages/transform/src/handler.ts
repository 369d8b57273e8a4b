import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type Heartbeat, heartbeatLines, jsonLog, metricLine, type WriteLine } from '@quote-elt/runtime';
import type { RunRecord } from '@quote-elt/shared';
import { readConfig } from './config.ts';
import { dynamoDbLedger } from './ledger/dynamodb-ledger.ts';
import type { Publisher } from './ports.ts';
import { readEvent } from './read-event.ts';
import { dynamoDbRowReader } from './rows/dynamodb-row-reader.ts';
import { type TransformResult, transformDays } from './transform-days.ts';

/** What the handler takes from outside; each has the default of a Lambda. */
export interface HandlerOptions {
  readonly dynamodb?: DynamoDBClient;
  readonly now?: () => Date;
  readonly write?: WriteLine;
  readonly publisher?: Publisher;
}

/** The part of Lambda's context that is used. */
export interface HandlerContext {
  getRemainingTimeInMillis(): number;
}

/** The transform Lambda for an environment; throws ConfigError at once, and at each event InvalidEvent or DaysFailedError. */
export function createHandler(
  env: Readonly<Record<string, string | undefined>>,
  {
    dynamodb = new DynamoDBClient({}),
    now = () => new Date(),
    write = (line) => process.stdout.write(`${line}\n`),
    publisher,
  }: HandlerOptions = {},
): (event: unknown, context?: HandlerContext) => Promise<TransformResult> {
  const config = readConfig(env);
  const ports = {
    reader: dynamoDbRowReader(dynamodb, config.rawTable),
    ledger: dynamoDbLedger(dynamodb, config.runsTable),
    publisher,
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
  return async (event, context) =>
    transformDays(readEvent(event), config, ports, context && (() => context.getRemainingTimeInMillis()));
}
