import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createTables, localClient, type TableNames } from '@quote-elt/local';
import { ENDPOINT_VARIABLE } from '../src/dynamodb/with-dynamodb-local.ts';

let made = 0;

/** A client of the DynamoDB Local that is running, and two tables of its own for each caller. */
export async function localTables(): Promise<{
  client: DynamoDBClient;
  tables: TableNames;
  close: () => Promise<void>;
}> {
  const endpoint = process.env[ENDPOINT_VARIABLE];
  if (endpoint === undefined) throw new Error(`${ENDPOINT_VARIABLE} names no server: run pnpm engines`);
  const client = localClient(endpoint);
  const suffix = `${process.pid}-${++made}`;
  const tables = { raw: `raw-${suffix}`, runs: `runs-${suffix}` };
  await createTables(client, tables);
  return { client, tables, close: async () => client.destroy() };
}
