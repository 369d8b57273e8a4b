import { type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { LOCAL_TABLES } from '@quote-elt/local';
import { RawItem } from '@quote-elt/shared';
import { decodeItem } from '@quote-elt/shared/dynamodb';

/** Every raw item of the table, in key order. */
export async function storedItems(client: DynamoDBClient, table: string = LOCAL_TABLES.raw): Promise<RawItem[]> {
  const { Items = [] } = await client.send(new ScanCommand({ TableName: table }));
  return Items.map((item) => RawItem.parse(decodeItem(item))).sort((a, b) => (a.ingested_at < b.ingested_at ? -1 : 1));
}
