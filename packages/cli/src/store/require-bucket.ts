import type { KeptSettings } from '@quote-elt/shared';
import { UsageError } from '../errors/usage-error.ts';

/** Throws UsageError unless the settings of a stack name the bucket of a warehouse. */
export function requireBucket({ warehouse_bucket }: Pick<KeptSettings, 'warehouse_bucket'>, stack: string): void {
  if (warehouse_bucket !== undefined) return;
  throw new UsageError(
    `stack ${stack} has no warehouse`,
    `set warehouse: true in its configuration (docs/deploy.md#configuration), then pnpm run deploy:${stack}`,
  );
}
