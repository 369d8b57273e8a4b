import {
  CreateTableCommand,
  type DynamoDBClient,
  ResourceInUseException,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { RAW_TABLE_KEYS, RUNS_TABLE_KEYS, type TableKeys } from '@quote-elt/shared';

/** The names of the two tables. */
export interface TableNames {
  readonly raw: string;
  readonly runs: string;
}

/** Makes both tables where they are not there yet, and waits until they answer. */
export async function createTables(client: DynamoDBClient, { raw, runs }: TableNames): Promise<void> {
  await createTable(client, raw, RAW_TABLE_KEYS);
  await createTable(client, runs, RUNS_TABLE_KEYS);
}

async function createTable(client: DynamoDBClient, name: string, keys: TableKeys): Promise<void> {
  const command = new CreateTableCommand({
    TableName: name,
    AttributeDefinitions: [keys.hash, keys.range].map((key) => ({ AttributeName: key, AttributeType: 'S' })),
    KeySchema: [
      { AttributeName: keys.hash, KeyType: 'HASH' },
      { AttributeName: keys.range, KeyType: 'RANGE' },
    ],
    BillingMode: 'PAY_PER_REQUEST',
  });
  try {
    await client.send(command);
  } catch (error) {
    if (error instanceof ResourceInUseException) return;
    throw error;
  }
  // A table that is still being created answers queries as if it were not there.
  await waitUntilTableExists({ client, minDelay: 0.01, maxDelay: 0.1, maxWaitTime: 10 }, { TableName: name });
}
