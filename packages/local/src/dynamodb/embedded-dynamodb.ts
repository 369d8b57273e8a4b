/// <reference path="./dynalite.d.ts" />
import {
  CreateTableCommand,
  type DynamoDBClient,
  ResourceInUseException,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { TABLES } from '@quote-elt/runtime';
import { RAW_TABLE_KEYS, RUNS_TABLE_KEYS, type TableKeys } from '@quote-elt/shared';
import dynalite from 'dynalite';
import { closeServer, listenOnLoopback } from '../servers/loopback.ts';
import { claimFolder } from './claim-folder.ts';
import { localClient } from './local-client.ts';

/** Names of the two tables on one machine. */
export const LOCAL_TABLES = TABLES;

/** A DynamoDB in this process, with both tables made. */
export interface EmbeddedDynamoDb {
  readonly endpoint: string;
  readonly client: DynamoDBClient;
  close(): Promise<void>;
}

/**
 * Starts DynamoDB on loopback; `path` is the folder that keeps its data, without one it lasts as long as the process;
 * `tables` are the names of the two tables, `now` is the clock that its answers carry.
 * Throws DataFolderError when the folder cannot be used or another process has it open, MachineError when its disk is full.
 */
export async function startDynamoDb({
  path,
  tables = LOCAL_TABLES,
  now,
}: {
  path?: string;
  tables?: { readonly raw: string; readonly runs: string };
  now?: () => Date;
} = {}): Promise<EmbeddedDynamoDb> {
  const claim = path === undefined ? undefined : await claimFolder(path);
  const server = dynalite({ createTableMs: 0, ...(path === undefined ? {} : { path }) });
  if (now !== undefined)
    server.prependListener('request', (_, answer) => answer.setHeader('date', now().toUTCString()));
  const endpoint = await listenOnLoopback(server);
  const client = localClient(endpoint);
  const close = async () => {
    client.destroy();
    await closeServer(server);
    await claim?.release();
  };
  try {
    await createTable(client, tables.raw, RAW_TABLE_KEYS);
    await createTable(client, tables.runs, RUNS_TABLE_KEYS);
  } catch (error) {
    await close();
    throw error;
  }
  return { endpoint, client, close };
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
