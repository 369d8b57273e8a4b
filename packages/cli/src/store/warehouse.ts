import { join, resolve } from 'node:path';

/** The folder under a data folder where published Parquet files lie: `<mart>/<partition column>=YYYY-MM-DD/part.parquet`. */
export function warehouseFolder(dataFolder: string): string {
  return join(resolve(dataFolder), 'warehouse');
}
