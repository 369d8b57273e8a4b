import { AthenaClient } from '@aws-sdk/client-athena';
import { awsClientConfig, endlessPatience, stackWarehouse } from '@quote-elt/runtime';
import type { Row } from '@quote-elt/transform';
import type { StoreOptions } from '../options/store-options.ts';
import { keptSettings } from '../store/kept-settings.ts';
import { requireBucket } from '../store/require-bucket.ts';
import { withExistingStore } from '../store/with-store.ts';
import { formatBytes, formatNumber } from '../terminal/format.ts';
import { startStatus } from '../terminal/status.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { AthenaError } from './athena-errors.ts';
import { requireReading } from './require-reading.ts';
import { runQuery } from './run-query.ts';

/** What gives the rows of one statement; it throws AthenaError, NotReadingError and InterruptedError. */
export type AthenaQuery = (sql: string, signal: AbortSignal) => Promise<AthenaAnswer>;

/** The rows of a statement, and a line that says what it read and cost. */
interface AthenaAnswer {
  readonly rows: Row[];
  readonly scanned: string;
}

/**
 * Gives `use` the Athena of a stack; throws UsageError if the stack has no warehouse, and StackError. Athena's client is loaded
 * with this file, which nothing imports before it is asked for.
 */
export async function withAthena(
  where: StoreOptions & { readonly stack: string },
  terminal: Terminal,
  use: (query: AthenaQuery) => Promise<void>,
): Promise<void> {
  const { stack } = where;
  await withExistingStore(where, async (store) => requireBucket(await keptSettings(store, where, terminal.err), stack));
  const client = new AthenaClient(awsClientConfig('command'));
  const place = stackWarehouse(stack);
  try {
    await use(async (sql, signal) => {
      requireReading(sql);
      const status = startStatus(terminal);
      const onState = (state: string, bytes: number) =>
        status.show(`athena: ${state.toLowerCase()}`, bytes === 0 ? '' : `${formatBytes(bytes)} scanned`);
      try {
        const { rows, scannedBytes, usd } = await runQuery(client, place, sql, { ...endlessPatience(signal), onState });
        return { rows, scanned: `${formatBytes(scannedBytes)} scanned on Athena, ${formatNumber(usd * 100)} cents` };
      } catch (error) {
        throw AthenaError.from(error, stack) ?? error;
      } finally {
        status.stop();
      }
    });
  } finally {
    client.destroy();
  }
}
