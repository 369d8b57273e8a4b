import { type DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import type { Item } from '../../store/item.ts';

/** Every item of a table, whole, by a scan of the judge's own. */
export async function scanTable(client: DynamoDBClient, table: string): Promise<Item[]> {
  const found: Item[] = [];
  for await (const { Items = [] } of paginateScan({ client }, { TableName: table })) found.push(...Items);
  return found;
}
