import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Patience } from '@quote-elt/runtime';
import type { KeptSettings } from '@quote-elt/shared';
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

/** The published days that lie on this machine: all of a folder's, and of a stack those that were pulled. */
export function localWarehouse({ folder }: Pick<Store, 'folder'>): Warehouse {
  return folderWarehouse(warehouseFolder(folder));
}

/** Where a store's days are published: in the bucket that its settings name, else in its folder on this machine. */
export async function storeWarehouse(
  store: Pick<Store, 'folder' | 'patience'>,
  { warehouse_bucket }: Pick<KeptSettings, 'warehouse_bucket'>,
): Promise<Warehouse> {
  if (warehouse_bucket === undefined) return localWarehouse(store);
  // The client of S3 is loaded only for who has a bucket.
  const { s3Client, s3Warehouse } = await import('@quote-elt/transform/s3');
  return s3Warehouse(s3Client('command'), warehouse_bucket, store.patience);
}
