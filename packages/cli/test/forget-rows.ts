import { join } from 'node:path';
import { DeleteItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { LOCAL_TABLES, startDynamoDb } from '@quote-elt/local';

/** Deletes every raw row of a day, so that nothing can be built of it any more. */
export async function forgetRows(folder: string, day: string): Promise<void> {
  const { client, close } = await startDynamoDb({ path: join(folder, 'dynamodb') });
  const { Items = [] } = await client.send(new ScanCommand({ TableName: LOCAL_TABLES.raw }));
  for (const { ingested_date, ingested_at } of Items.filter((item) => item.ingested_date?.S === day)) {
    if (ingested_date === undefined || ingested_at === undefined) throw new TypeError('a row without a key');
    await client.send(new DeleteItemCommand({ TableName: LOCAL_TABLES.raw, Key: { ingested_date, ingested_at } }));
  }
  await close();
}
