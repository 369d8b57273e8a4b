import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CalendarDate, type RunRecord } from '@quote-elt/shared';
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
export function storePorts({ client, tables }: Pick<Store, 'client' | 'tables'>): {
  reader: RowReader;
  ledger: Ledger;
} {
  return { reader: dynamoDbRowReader(client, tables.raw), ledger: dynamoDbLedger(client, tables.runs) };
}

/** Every record of a ledger, oldest day first. */
export function allRecords(ledger: Ledger): Promise<RunRecord[]> {
  return ledger.list(CalendarDate.parse('2000-01-01'), CalendarDate.parse('2999-12-31'));
}

/** Publishes a store's days as Parquet on this machine. */
export function storePublisher({ folder }: Store): Publisher {
  return parquetPublisher((date) => warehouseFolder(folder, date));
}
