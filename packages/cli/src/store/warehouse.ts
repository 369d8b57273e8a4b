import { join, resolve } from 'node:path';

/** The folder under a data folder where a day's Parquet files lie. */
export function warehouseFolder(dataFolder: string, date: string): string {
  return join(resolve(dataFolder), 'warehouse', date);
}
