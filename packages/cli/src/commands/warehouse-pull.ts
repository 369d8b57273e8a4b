import { UsageError } from '../errors/usage-error.ts';
import type { StoreOptions } from '../options/store-options.ts';
import { keptSettings } from '../store/kept-settings.ts';
import { storeWarehouse } from '../store/store.ts';
import { warehouseFolder } from '../store/warehouse.ts';
import { withExistingStore } from '../store/with-store.ts';
import { countOf, formatBytes } from '../terminal/format.ts';
import { type Progress, startProgress } from '../terminal/progress.ts';
import { pullWarehouse } from '../warehouse/pull-warehouse.ts';
import type { CommandContext } from './context.ts';

/** From this size on, in bytes, a pull says where the days could be read without it. */
const LARGE_PULL = 2e9;

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
    if (kept.warehouse_bucket === undefined)
      throw new UsageError(
        `stack ${stack} has no warehouse`,
        `set warehouse: true in its configuration (docs/deploy.md#configuration), then pnpm run deploy:${stack}`,
      );
    let progress: Progress | undefined;
    const onPlan = (objects: number, bytes: number) => {
      if (bytes > LARGE_PULL)
        terminal.err(`${formatBytes(bytes)} are to come; Athena reads them where they lie: docs/scale.md`);
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
