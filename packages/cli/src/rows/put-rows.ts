import { ConditionalCheckFailedException, PutItemCommand, type PutItemCommandInput } from '@aws-sdk/client-dynamodb';
import { putRawItemInput } from '@quote-elt/ingest';
import { withPatience } from '@quote-elt/runtime';
import { type CalendarDate, dateOf } from '@quote-elt/shared';
import { HalfPutError, RowChangedError } from '../errors/put-errors.ts';
import { markChanged } from '../store/mark-changed.ts';
import { asSeen } from './as-seen.ts';
import type { PlannedRow, RowStore } from './plan-put.ts';
import type { RowToPut } from './read-rows.ts';

/**
 * Puts the rows that are not there yet, then marks the closed days of all of them, so that the next run reads these days again;
 * should the process end in between, it is run again and marks them. Throws RowChangedError where what lies under the first key is
 * no longer what was seen, and HalfPutError where some rows were put and others, or the marks, could not be.
 */
export async function putRows(
  store: RowStore,
  planned: readonly PlannedRow[],
  now: Date,
  signal: AbortSignal,
): Promise<void> {
  const rows = planned.filter(({ fate }) => fate !== 'unchanged');
  let done = 0;
  const stopped = await failureOf(async () => {
    for (const each of rows) {
      signal.throwIfAborted();
      await putRow(store, each);
      done++;
    }
  });
  if (stopped !== undefined && done === 0) throw stopped.cause;
  const unmarked = await failureOf(() => markDays(store, planned, now));
  if (stopped ?? unmarked) throw new HalfPutError(done, rows.length, { line: rows[done]?.line, stopped, unmarked });
}

/** What a piece of work throws, if it throws. */
async function failureOf(work: () => Promise<void>): Promise<{ readonly cause: unknown } | undefined> {
  try {
    await work();
    return undefined;
  } catch (cause) {
    return { cause };
  }
}

async function putRow({ client, tables, patience }: RowStore, planned: PlannedRow): Promise<void> {
  const command = new PutItemCommand(putInput(tables.raw, planned));
  try {
    await withPatience((options) => client.send(command, options), patience);
  } catch (error) {
    throw error instanceof ConditionalCheckFailedException ? new RowChangedError(planned.row, error) : error;
  }
}

async function markDays(store: RowStore, planned: readonly PlannedRow[], now: Date): Promise<void> {
  for (const date of closedDays(planned, now)) await markChanged(store, date, now);
}

/** The days of rows that are over, in their order. */
export function closedDays(rows: readonly RowToPut[], now: Date): CalendarDate[] {
  const today = dateOf(now.getTime());
  return [...new Set(rows.map(({ row }) => row.ingested_date))].filter((date) => date < today).sort();
}

/** The exact request of a put, which overwrites nothing but the row that was seen. */
export function putInput(table: string, planned: PlannedRow): PutItemCommandInput {
  const input = putRawItemInput(table, planned.row);
  return planned.fate === 'replaced' ? { ...input, ...asSeen(planned.seen, Object.keys(planned.row)) } : input;
}
