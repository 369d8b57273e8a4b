import { MARTS, scanUsd } from '@quote-elt/transform/warehouse';
import type { StackConfig } from '../config/stack-config.ts';
import { ASSUMPTIONS as A, PRICES as P } from './assumptions.ts';

/** One line of what a month costs in any case, since nothing of it is free. */
export interface BilledLine {
  readonly resource: 'warehouse_puts' | 'warehouse_queries' | 'warehouse_storage_gb';
  readonly used: number;
  readonly usd: number;
}

const DAY_SECONDS = 86_400;

/** What the warehouses of these stacks cost in a month with so many marts, storage as it is after five years; nothing where none has one. */
export function monthlyBill(stacks: readonly StackConfig[], marts: number = MARTS.length): BilledLine[] {
  const warehouses = stacks.filter(({ warehouse }) => warehouse);
  if (warehouses.length === 0) return [];
  const sum = (of: (config: StackConfig) => number) => warehouses.reduce((total, config) => total + of(config), 0);
  const puts = sum(({ paused }) => (paused ? 0 : marts * A.publishedDays));
  const gigabytes = sum((config) => (monthBytes(config) * A.storageMonths) / 1e9);
  return [
    { resource: 'warehouse_puts', used: puts, usd: puts * P.putOrList },
    {
      resource: 'warehouse_queries',
      used: warehouses.length * A.monthQueries,
      usd: sum((config) => A.monthQueries * queryUsd(A.days, monthBytes(config))),
    },
    { resource: 'warehouse_storage_gb', used: gigabytes, usd: gigabytes * P.storedGbMonth },
  ];
}

/** The dollars of all lines. */
export function sumUsd(lines: readonly BilledLine[]): number {
  return lines.reduce((sum, { usd }) => sum + usd, 0);
}

/** What a query costs that reads bytes of so many days, in dollars: each day is listed, and its one object fetched. */
export function queryUsd(days: number, bytes: number): number {
  return days * (P.putOrList + P.get) + scanUsd(bytes);
}

/** Bytes that a month of a stack publishes, of all marts together. */
function monthBytes({ paused, recordsPerTick, ingestSchedule }: StackConfig): number {
  const rows = paused ? 0 : A.days * recordsPerTick * (DAY_SECONDS / ingestSchedule.seconds);
  return rows * A.parquetRowBytes;
}
