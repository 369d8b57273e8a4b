import { join, resolve } from 'node:path';
import { type EmbeddedDynamoDb, LOCAL_TABLES, startDynamoDb } from '@quote-elt/local';
import type { BuildSettings } from '@quote-elt/transform';

/** Where a command keeps its data unless `--data` says otherwise. */
export const DEFAULT_DATA_FOLDER = '.elt';

/** Environment variables that name the local tables. */
export const LOCAL_TABLE_ENV = { ELT_RAW_TABLE: LOCAL_TABLES.raw, ELT_RUNS_TABLE: LOCAL_TABLES.runs } as const;

/** How commands build days on this machine. */
export const BUILD_SETTINGS: BuildSettings = {
  tickSeconds: 60,
  maxRejectedShare: 0.01,
  threads: 2,
  memoryLimitMb: 1024,
};

/** Opens the DynamoDB kept under a data folder for as long as `use` takes. */
export async function withLocalStore<T>(dataFolder: string, use: (store: EmbeddedDynamoDb) => Promise<T>): Promise<T> {
  const store = await startDynamoDb({ path: join(resolve(dataFolder), 'dynamodb') });
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

/** The folder under a data folder where a day's Parquet files lie. */
export function warehouseFolder(dataFolder: string, date: string): string {
  return join(resolve(dataFolder), 'warehouse', date);
}
