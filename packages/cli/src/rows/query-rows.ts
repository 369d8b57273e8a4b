import { QueryCommand, type QueryCommandInput } from '@aws-sdk/client-dynamodb';
import { withPatience } from '@quote-elt/runtime';
import type { Item } from '../store/item.ts';
import type { Store } from '../store/store.ts';

/** Which raw rows are asked for: those of a day, whose range keys lie between two texts where these are given. */
export interface RowsWanted {
  readonly date: string;
  readonly between?: readonly [string, string];
}

/** Raw rows as they lie in the table, in the order of their keys, page by page; also those that no reader of days can use. */
export async function* queryRows(
  { client, tables, patience }: Pick<Store, 'client' | 'tables' | 'patience'>,
  wanted: RowsWanted,
): AsyncGenerator<Item> {
  let from: QueryCommandInput['ExclusiveStartKey'];
  do {
    const input = rowsInput(tables.raw, wanted, from);
    const page = await withPatience((options) => client.send(new QueryCommand(input), options), patience);
    yield* page.Items ?? [];
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
}

/** The exact request for a page of them, strongly consistent: who repairs a row wants to see what he has just put. */
export function rowsInput(
  TableName: string,
  { date, between }: RowsWanted,
  ExclusiveStartKey?: QueryCommandInput['ExclusiveStartKey'],
): QueryCommandInput {
  const range = between === undefined ? {} : { ':from': { S: between[0] }, ':to': { S: between[1] } };
  return {
    TableName,
    ConsistentRead: true,
    KeyConditionExpression: `ingested_date = :date${between === undefined ? '' : ' and ingested_at between :from and :to'}`,
    ExpressionAttributeValues: { ':date': { S: date }, ...range },
    ...(ExclusiveStartKey === undefined ? {} : { ExclusiveStartKey }),
  };
}
