import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  dynamoDbClientConfig,
  type Environment,
  endlessPatience,
  type InvocationContext,
  jsonLog,
  metricLine,
  type Patience,
  showForeign,
  showText,
  type WriteLine,
  withinInvocation,
} from '@quote-elt/runtime';
import { explainError, IngestEvent, type IngestResult, minuteTick } from '@quote-elt/shared';
import { createAskSources } from './asking/ask-sources.ts';
import { createSources } from './asking/create-sources.ts';
import { readConfig } from './config.ts';
import { ingestTick } from './ingest-tick.ts';
import { InvalidEvent } from './invalid-event.ts';
import { dynamoDbItemStore } from './stores/dynamodb-item-store.ts';

/** Kept of a Lambda's time for storing what a source gave, in milliseconds. */
const STORE_RESERVE_MS = 8000;

/** Kept of a Lambda's time for failing by an error of ours, in milliseconds: a Lambda that is killed logs no reason. */
const FAIL_RESERVE_MS = 500;

/** The least time worth asking a source for, in milliseconds. */
const MIN_BUDGET_MS = 500;

/** The report on a wrong event has at most so many characters. */
const MAX_MESSAGE = 500;

/** What the handler takes from outside; each has the default of a Lambda. */
export interface HandlerOptions {
  readonly dynamodb?: DynamoDBClient;
  readonly now?: () => Date;
  readonly write?: WriteLine;
  /** How throttled puts wait; no longer than the invocation has time in any case. */
  readonly patience?: Patience;
}

/** The ingest Lambda for an environment; throws ConfigError at once, and at each event InvalidEvent or what the tick throws. */
export function createHandler(
  env: Environment,
  {
    dynamodb = new DynamoDBClient(dynamoDbClientConfig('lambda')),
    now = () => new Date(),
    write = (line) => process.stdout.write(`${line}\n`),
    patience = endlessPatience(),
  }: HandlerOptions = {},
): (event: unknown, context?: InvocationContext) => Promise<IngestResult> {
  const config = readConfig(env);
  const log = jsonLog(write, now);
  const ports = {
    ask: createAskSources(createSources(config), now, log),
    now,
    log,
    countRejected: (records: number) => write(metricLine(config.stack, { RejectedRecords: records }, now())),
  };
  return async (event, context) => {
    const parsed = IngestEvent.safeParse(event);
    if (!parsed.success) {
      const message = explainError(parsed.error, `ingest event ${showForeign(event)}`);
      throw new InvalidEvent(showText(message, MAX_MESSAGE), parsed.error);
    }
    const tick = parsed.data.scheduled_time ?? minuteTick(now());
    const store = dynamoDbItemStore(dynamodb, config.rawTable, withinInvocation(patience, context, FAIL_RESERVE_MS));
    return ingestTick({ tick, count: config.recordsPerTick, signal: budget(context) }, { ...ports, store });
  };
}

/** Ends all asking when the time that is left is needed for storing. */
function budget(context: InvocationContext | undefined): AbortSignal {
  if (context === undefined) return new AbortController().signal;
  return AbortSignal.timeout(Math.max(context.getRemainingTimeInMillis() - STORE_RESERVE_MS, MIN_BUDGET_MS));
}
