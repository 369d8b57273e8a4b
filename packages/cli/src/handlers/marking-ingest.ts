import {
  ConditionalCheckFailedException,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { withPatience } from '@quote-elt/runtime';
import { type CalendarDate, dateOf, type IngestResult, tickMs } from '@quote-elt/shared';
import type { Store } from '../store/store.ts';

/** What is needed of a store to mark its days. */
type MarkedStore = Pick<Store, 'client' | 'tables' | 'patience'>;

/**
 * Gives an ingest for ticks that come by hand or by a redrive. Where a tick lies in a closed day, it marks the record of that
 * day, so that the next run reads the day again. It does so after the rows are put, and even if they were there before: should
 * this process end in between, the ingest is repeated, since it was never reported as done.
 */
export function markingIngest(
  store: MarkedStore,
  ingest: (event: unknown) => Promise<IngestResult>,
  now: () => Date,
): (event: unknown) => Promise<IngestResult> {
  return async (event) => {
    const result = await ingest(event);
    const date = dateOf(tickMs(result.tick));
    if (date < dateOf(now().getTime())) await markChanged(store, date, now());
    return result;
  };
}

/** Marks a day whose rows were put by hand; a day without a record needs none, since it is still to be transformed. */
async function markChanged({ client, tables, patience }: MarkedStore, date: CalendarDate, now: Date): Promise<void> {
  const input = markInput(tables.runs, date, now);
  try {
    await withPatience((options) => client.send(new UpdateItemCommand(input), options), patience);
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}

/** The exact request that marks the record of a day, if there is one. */
export function markInput(table: string, date: CalendarDate, now: Date): UpdateItemCommandInput {
  return {
    TableName: table,
    Key: { pipeline: { S: 'transform' }, run_date: { S: date } },
    UpdateExpression: 'set changed_at = :now',
    ConditionExpression: 'attribute_exists(run_date)',
    ExpressionAttributeValues: { ':now': { S: now.toISOString() } },
  };
}
