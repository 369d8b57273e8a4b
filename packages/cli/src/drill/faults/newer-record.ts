import { isDeepStrictEqual } from 'node:util';
import { DeleteItemCommand, type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { LOCAL_TABLES } from '@quote-elt/local';
import type { CalendarDate } from '@quote-elt/shared';

/** Leaves in the ledger what a newer version of the pipeline would write for a day. */
export async function plantNewerRecord(client: DynamoDBClient, day: CalendarDate): Promise<void> {
  await client.send(new PutItemCommand({ TableName: LOCAL_TABLES.runs, Item: newerRecord(day) }));
}

/** Removes the newer record of a day, as the runbook says, and gives whether it was still as it had been left, but for marks. */
export async function removeNewerRecord(client: DynamoDBClient, day: CalendarDate): Promise<boolean> {
  const key = { TableName: LOCAL_TABLES.runs, Key: keyOf(day) };
  const { Item = {} } = await client.send(new GetItemCommand({ ...key, ConsistentRead: true }));
  await client.send(new DeleteItemCommand(key));
  const { changed_at: _mark, ...found } = Item;
  return isDeepStrictEqual(found, newerRecord(day));
}

function keyOf(day: CalendarDate) {
  return { pipeline: { S: 'transform' }, run_date: { S: day } };
}

function newerRecord(day: CalendarDate) {
  return { ...keyOf(day), schema_version: { N: '99' }, told: { M: { of: { S: 'what this version does not know' } } } };
}
