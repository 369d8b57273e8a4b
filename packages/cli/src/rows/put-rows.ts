import { PutItemCommand, type PutItemCommandInput } from '@aws-sdk/client-dynamodb';
import { withPatience } from '@quote-elt/runtime';
import { type CalendarDate, dateOf, type RawItem } from '@quote-elt/shared';
import { encodeItem } from '@quote-elt/shared/dynamodb';
import { HalfPutError } from '../errors/input-errors.ts';
import { markChanged } from '../store/mark-changed.ts';
import type { PlannedRow, RowStore } from './plan-put.ts';
import type { RowToPut } from './read-rows.ts';

/**
 * Puts the rows that are not there yet, then marks the closed days of all of them, so that the next run reads these days again;
 * should the process end in between, it is run again and marks them. Throws HalfPutError where some rows were put and others
 * could not be, after it has marked the days.
 */
export async function putRows(
  store: RowStore,
  planned: readonly PlannedRow[],
  now: Date,
  signal: AbortSignal,
): Promise<void> {
  const rows = planned.filter(({ fate }) => fate !== 'unchanged');
  let done = 0;
  try {
    for (const { row, fate } of rows) {
      signal.throwIfAborted();
      const input = putInput(store.tables.raw, row, fate === 'replaced');
      await withPatience((options) => store.client.send(new PutItemCommand(input), options), store.patience);
      done++;
    }
  } catch (error) {
    if (done === 0) throw error;
    await markDays(store, planned, now);
    throw new HalfPutError(done, rows.length, rows[done]?.line ?? 0, error);
  }
  await markDays(store, planned, now);
}

async function markDays(store: RowStore, planned: readonly PlannedRow[], now: Date): Promise<void> {
  for (const date of closedDays(planned, now)) await markChanged(store, date, now);
}

/** The days of rows that are over, in their order. */
export function closedDays(rows: readonly RowToPut[], now: Date): CalendarDate[] {
  const today = dateOf(now.getTime());
  return [...new Set(rows.map(({ row }) => row.ingested_date))].filter((date) => date < today).sort();
}

/** The exact request of a put, which overwrites nothing unless a row is replaced. */
export function putInput(TableName: string, row: RawItem, replace: boolean): PutItemCommandInput {
  const Item = encodeItem({ ...row });
  return replace ? { TableName, Item } : { TableName, Item, ConditionExpression: 'attribute_not_exists(ingested_at)' };
}
