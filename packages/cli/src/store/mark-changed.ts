import {
  ConditionalCheckFailedException,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { withPatience } from '@quote-elt/runtime';
import type { CalendarDate } from '@quote-elt/shared';
import type { Store } from './store.ts';

/** What is needed of a store to mark its days. */
export type MarkedStore = Pick<Store, 'client' | 'tables' | 'patience'>;

/** Marks a day whose rows were put by hand; a day without a record needs none, since it is still to be transformed. */
export async function markChanged(
  { client, tables, patience }: MarkedStore,
  date: CalendarDate,
  now: Date,
): Promise<void> {
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
