import { join, resolve } from 'node:path';
import { LOCAL_TABLES, startDynamoDb } from '@quote-elt/local';
import { endlessPatience } from '@quote-elt/runtime';
import { folderQueue } from '../dead-letters/folder-queue.ts';
import type { Store } from './store.ts';

/** Opens the tables kept under a data folder for as long as `use` takes. */
export async function withLocalStore<T>(dataFolder: string, use: (store: Store) => Promise<T>): Promise<T> {
  const folder = resolve(dataFolder);
  const { client, close } = await startDynamoDb({ path: join(folder, 'dynamodb') });
  try {
    return await use({
      client,
      tables: LOCAL_TABLES,
      deadLetters: folderQueue(join(folder, 'dead-letters')),
      patience: endlessPatience(),
      lateSeconds: 0,
      folder,
    });
  } finally {
    await close();
  }
}
