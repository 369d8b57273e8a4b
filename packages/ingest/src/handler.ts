import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { IngestEvent, type IngestResult, minuteTick } from '@quote-elt/shared';
import { jsonLog, metricLine, type WriteLine } from '@quote-elt/shared/runtime';
import { readConfig } from './config.ts';
import { dynamoDbItemStore } from './dynamodb-item-store.ts';
import { InvalidEvent } from './errors.ts';
import { ingestTick } from './ingest-tick.ts';
import { createSources } from './sources/registry.ts';

/** What the handler takes from outside; each has the default of a Lambda. */
export interface HandlerOptions {
  readonly dynamodb?: DynamoDBClient;
  readonly now?: () => Date;
  readonly write?: WriteLine;
}

/** The ingest Lambda for an environment; throws ConfigError at once, and at each event InvalidEvent or what the tick throws. */
export function createHandler(
  env: Readonly<Record<string, string | undefined>>,
  {
    dynamodb = new DynamoDBClient({}),
    now = () => new Date(),
    write = (line) => process.stdout.write(`${line}\n`),
  }: HandlerOptions = {},
): (event: unknown) => Promise<IngestResult> {
  const config = readConfig(env);
  const ports = {
    sources: createSources(config),
    store: dynamoDbItemStore(dynamodb, config.rawTable),
    now,
    log: jsonLog(write, now),
    countRejected: (records: number) => write(metricLine(config.stack, { RejectedRecords: records }, now())),
  };
  return async (event) => {
    const parsed = IngestEvent.safeParse(event);
    if (!parsed.success) throw new InvalidEvent(`not an ingest event: ${JSON.stringify(event)}`, parsed.error);
    const tick = parsed.data.scheduled_time ?? minuteTick(now());
    return ingestTick({ tick, count: config.quotesPerTick, signal: new AbortController().signal }, ports);
  };
}
