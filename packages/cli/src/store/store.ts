import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Patience } from '@quote-elt/runtime';
import {
  dynamoDbLedger,
  dynamoDbRowReader,
  dynamoDbSettings,
  folderWarehouse,
  type Ledger,
  type ReadPace,
  type RowReader,
  type SettingsStore,
  type Warehouse,
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
  /** How requests wait that the tables throttle. */
  readonly patience: Patience;
  /** How long after its tick a row may still come by itself, in seconds: never on this machine. */
  readonly lateSeconds: number;
  /** Where files about these tables lie on this machine. */
  readonly folder: string;
}

/** The ports of a store for days, their records, and how they are kept; `onThrottled` is called with how long a throttled reading takes. */
export function storePorts(
  { client, tables, patience }: Pick<Store, 'client' | 'tables' | 'patience'>,
  onThrottled: (pace: ReadPace) => void = () => undefined,
): {
  reader: RowReader;
  ledger: Ledger;
  settings: SettingsStore;
} {
  return {
    reader: dynamoDbRowReader(client, tables.raw, { patience, onThrottled }),
    ledger: dynamoDbLedger(client, tables.runs, patience),
    settings: dynamoDbSettings(client, tables.runs, patience),
  };
}

/** Where a store's days are published as Parquet on this machine. */
export function storeWarehouse({ folder }: Pick<Store, 'folder'>): Warehouse {
  return folderWarehouse(warehouseFolder(folder));
}
