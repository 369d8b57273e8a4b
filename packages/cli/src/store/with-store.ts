import { requireTempFolder } from '../require-temp-folder.ts';
import { withLocalStore } from './local-store.ts';
import type { Store } from './store.ts';
import type { StoreOptions } from './store-options.ts';

/** Opens the store that a command's options name for as long as `use` takes; throws MachineError if temporary files cannot be written. */
export async function withStore<T>({ data, stack }: StoreOptions, use: (store: Store) => Promise<T>): Promise<T> {
  await requireTempFolder();
  if (stack === undefined) return withLocalStore(data, use);
  // Only now: nothing on one machine speaks SQS.
  const { withStackStore } = await import('./stack-store.ts');
  return withStackStore(data, stack, use);
}
