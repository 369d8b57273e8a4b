import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  dynamoDbLedger,
  dynamoDbRowReader,
  type Ledger,
  type Publisher,
  parquetPublisher,
  type RowReader,
} from '@quote-elt/transform';
import type { DeadLetterQueue } from '../dead-letters/queue.ts';
import { warehouseFolder } from './warehouse.ts';

/** The names of the two tables. */
export interface TableNames {
  readonly raw: string;
  readonly runs: string;
}

/** The tables and the queue that a command works on, on this machine or of a stack. */
export interface Store {
  readonly client: DynamoDBClient;
  readonly tables: TableNames;
  readonly deadLetters: DeadLetterQueue;
  /** Where files about these tables lie on this machine. */
  readonly folder: string;
}

/** The ports of a store that read days and their records. */
export function storePorts({ client, tables }: Store): { reader: RowReader; ledger: Ledger } {
  return { reader: dynamoDbRowReader(client, tables.raw), ledger: dynamoDbLedger(client, tables.runs) };
}

/** Publishes a store's days as Parquet on this machine. */
export function storePublisher({ folder }: Store): Publisher {
  return parquetPublisher((date) => warehouseFolder(folder, date));
}
