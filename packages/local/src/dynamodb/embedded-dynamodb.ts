/// <reference path="./dynalite.d.ts" />
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { TABLES } from '@quote-elt/runtime';
import dynalite from 'dynalite';
import { closeServer, listenOnLoopback } from '../servers/loopback.ts';
import { claimFolder } from './claim-folder.ts';
import { createTables, type TableNames } from './create-tables.ts';
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
  tables?: TableNames;
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
    await createTables(client, tables);
  } catch (error) {
    await close();
    throw error;
  }
  return { endpoint, client, close };
}
