import { UsageError } from '../errors/usage-error.ts';
import type { StoreOptions } from '../options/store-options.ts';
import { keptSettings } from '../store/kept-settings.ts';
import { requireBucket } from '../store/require-bucket.ts';
import { storeWarehouse } from '../store/store.ts';
import { warehouseFolder } from '../store/warehouse.ts';
import { withExistingStore } from '../store/with-store.ts';
import { countOf } from '../terminal/format.ts';
import { type Progress, startProgress } from '../terminal/progress.ts';
import { largePullNotice } from '../warehouse/large-pull.ts';
import { pullWarehouse } from '../warehouse/pull-warehouse.ts';
import type { CommandContext } from './context.ts';

interface PullOptions extends StoreOptions {
  readonly json?: boolean;
}

/** `elt warehouse pull`: gets what a stack published since the last pull. */
export async function pull(options: PullOptions, { terminal, signal }: CommandContext): Promise<void> {
  if (options.stack === undefined)
    throw new UsageError(
      'a folder of this machine has its warehouse here',
      'name the stack to pull from, such as --stack dev',
    );
  const { stack } = options;
  const pulled = await withExistingStore(options, async (store) => {
    const kept = await keptSettings(store, options, terminal.err);
    requireBucket(kept, stack);
    let progress: Progress | undefined;
    const onPlan = (objects: number, bytes: number) => {
      const notice = largePullNotice(bytes, stack);
      if (notice !== undefined) terminal.err(notice);
      if (objects > 0) progress = startProgress(terminal, 'pulling', objects);
    };
    try {
      const from = await storeWarehouse({ ...store, patience: { ...store.patience, signal } }, kept);
      return await pullWarehouse(from, warehouseFolder(store.folder), { onPlan, onObject: () => progress?.step() });
    } finally {
      progress?.stop();
    }
  });
  if (options.json) terminal.out(JSON.stringify(pulled));
  else
    terminal.out(
      `${countOf(pulled.got, 'object')} pulled, ${pulled.kept} were here already, ${pulled.removed} removed`,
    );
}
