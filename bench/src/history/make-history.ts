import { join } from 'node:path';
import { BatchWriteItemCommand, type DynamoDBClient, type WriteRequest } from '@aws-sdk/client-dynamodb';
import { DEFAULT_BASE_URL, HOSTED_SOURCE } from '@quote-elt/ingest/config';
import { LOCAL_TABLES, startDynamoDb } from '@quote-elt/local';
import { type CalendarDate, rawItem, ticksOfDay } from '@quote-elt/shared';
import { encodeItem } from '@quote-elt/shared/dynamodb';
import { createHandler, dynamoDbSettings, folderWarehouse } from '@quote-elt/transform';
import { recordAt } from '../records.ts';

const TICK_SECONDS = 60;

/** DynamoDB takes so many items in one write, and so many writes are on their way at once. */
const BATCH = 25;
const AT_ONCE = 4;

/**
 * Adds days to a data folder as the pipeline does: raw rows in its tables, transformed by the handler, recorded and published.
 * While a day is transformed the rows of the next one are written. `onDay` is called after each.
 */
export async function makeHistory(folder: string, dates: readonly CalendarDate[], onDay: () => void): Promise<void> {
  const { client, close } = await startDynamoDb({ path: join(folder, 'dynamodb') });
  try {
    await dynamoDbSettings(client, LOCAL_TABLES.runs).write({
      tick_seconds: TICK_SECONDS,
      records_per_tick: 1,
      sources: [HOSTED_SOURCE],
      base_url: DEFAULT_BASE_URL,
    });
    const transform = createHandler(
      { ELT_RAW_TABLE: LOCAL_TABLES.raw, ELT_RUNS_TABLE: LOCAL_TABLES.runs, ELT_LATE_SECONDS: '0' },
      { dynamodb: client, warehouse: folderWarehouse(join(folder, 'warehouse')), write: () => undefined, onDay },
    );
    let transformed: Promise<unknown> = Promise.resolve();
    for (const date of dates) {
      await Promise.all([writeDay(client, date), transformed]);
      transformed = transform({ dates: [date] });
      // The next await of this promise sees the failure; until then mark it handled.
      transformed.catch(() => undefined);
    }
    await transformed;
  } finally {
    await close();
  }
}

/** Writes a row for each tick of a day; throws TypeError where the table leaves one out. */
async function writeDay(client: DynamoDBClient, date: CalendarDate): Promise<void> {
  const first = Date.parse(date) / 86_400_000;
  const requests: WriteRequest[] = ticksOfDay(date, TICK_SECONDS).map((tick, place) => ({
    PutRequest: { Item: encodeItem(rawItem(tick, 0, recordAt(place, first), HOSTED_SOURCE, new Date(tick))) },
  }));
  const writeSome = async () => {
    while (requests.length > 0) {
      const RequestItems = { [LOCAL_TABLES.raw]: requests.splice(0, BATCH) };
      const { UnprocessedItems = {} } = await client.send(new BatchWriteItemCommand({ RequestItems }));
      if (Object.keys(UnprocessedItems).length > 0) throw new TypeError(`rows of ${date} were left out`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, writeSome));
}
