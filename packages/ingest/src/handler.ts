import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { jsonLog, metricLine, showForeign, showText, type WriteLine } from '@quote-elt/runtime';
import { explainError, IngestEvent, type IngestResult, minuteTick } from '@quote-elt/shared';
import { createAskSources } from './ask-sources.ts';
import { readConfig } from './config.ts';
import { dynamoDbItemStore } from './dynamodb-item-store.ts';
import { InvalidEvent } from './errors.ts';
import { ingestTick } from './ingest-tick.ts';
import { createSources } from './sources/lazy-source.ts';

/** Throttling and server errors are tried again so often, within seconds. */
const DYNAMODB = { maxAttempts: 5, requestHandler: { connectionTimeout: 1000, requestTimeout: 3000 } } as const;

/** Kept of a Lambda's time for storing what a source gave, in milliseconds. */
const STORE_RESERVE_MS = 8000;

/** The least time worth asking a source for, in milliseconds. */
const MIN_BUDGET_MS = 500;

/** The report on a wrong event has at most so many characters. */
const MAX_MESSAGE = 500;

/** What the handler takes from outside; each has the default of a Lambda. */
export interface HandlerOptions {
  readonly dynamodb?: DynamoDBClient;
  readonly now?: () => Date;
  readonly write?: WriteLine;
}

/** The part of Lambda's context that is used. */
export interface HandlerContext {
  getRemainingTimeInMillis(): number;
}

/** The ingest Lambda for an environment; throws ConfigError at once, and at each event InvalidEvent or what the tick throws. */
export function createHandler(
  env: Readonly<Record<string, string | undefined>>,
  {
    dynamodb = new DynamoDBClient(DYNAMODB),
    now = () => new Date(),
    write = (line) => process.stdout.write(`${line}\n`),
  }: HandlerOptions = {},
): (event: unknown, context?: HandlerContext) => Promise<IngestResult> {
  const config = readConfig(env);
  const log = jsonLog(write, now);
  const ports = {
    ask: createAskSources(createSources(config), now, log),
    store: dynamoDbItemStore(dynamodb, config.rawTable),
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
    return ingestTick({ tick, count: config.quotesPerTick, signal: budget(context) }, ports);
  };
}

/** Ends all asking when the time that is left is needed for storing. */
function budget(context: HandlerContext | undefined): AbortSignal {
  if (context === undefined) return new AbortController().signal;
  return AbortSignal.timeout(Math.max(context.getRemainingTimeInMillis() - STORE_RESERVE_MS, MIN_BUDGET_MS));
}
