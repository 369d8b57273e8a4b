import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  type PutItemCommandInput,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/client-dynamodb';
import { endlessPatience, messageOf, type Patience, withPatience } from '@quote-elt/runtime';
import { type CalendarDate, problemsOf, type RunRecord, readRunRecord } from '@quote-elt/shared';
import { decodeItem, encodeItem } from '@quote-elt/shared/dynamodb';
import { z } from 'zod';
import { BrokenAnswerError, LedgerConflictError, LedgerRecordError, LedgerRefusedError } from '../errors/errors.ts';
import type { Ledger } from '../ports/ports.ts';

const PIPELINE = { S: 'transform' };

/** A ledger in a table with the keys of run records; throws BrokenAnswerError, ThrottledError and what the SDK throws besides. */
export function dynamoDbLedger(client: DynamoDBClient, table: string, patience: Patience = endlessPatience()): Ledger {
  const query = async (input: QueryCommandInput) => {
    const {
      Count,
      Items = [],
      LastEvaluatedKey,
    } = await withPatience((options) => client.send(new QueryCommand(input), options), patience);
    if (Count !== Items.length) throw new BrokenAnswerError(`says ${Count} items and has ${Items.length}`);
    return { items: Items, nextKey: LastEvaluatedKey };
  };
  return {
    async get(date) {
      const input = { TableName: table, Key: { pipeline: PIPELINE, run_date: { S: date } }, ConsistentRead: true };
      const { Item } = await withPatience((options) => client.send(new GetItemCommand(input), options), patience);
      if (Item === undefined) return undefined;
      const read = readItem(Item);
      if (read instanceof LedgerRecordError) throw read;
      return read;
    },
    async list(from, to) {
      const records: RunRecord[] = [];
      const unreadable: LedgerRecordError[] = [];
      let startKey: QueryCommandInput['ExclusiveStartKey'];
      do {
        const { items, nextKey } = await query(listInput(table, from, to, startKey));
        for (const read of items.map(readItem)) {
          if (read instanceof LedgerRecordError) unreadable.push(read);
          else records.push(read);
        }
        startKey = nextKey;
      } while (startKey !== undefined);
      return { records, unreadable };
    },
    async firstDate() {
      const { items } = await query(firstInput(table));
      return items[0]?.run_date?.S;
    },
    async put(record, previous) {
      const input = requestOf(table, record, previous);
      try {
        await withPatience((options) => client.send(new PutItemCommand(input), options), patience);
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) throw new LedgerConflictError(record.run_date);
        if (error instanceof Error && error.name === 'ValidationException')
          throw new LedgerRefusedError(record.run_date, error);
        throw error;
      }
    },
  };
}

/** The record in an item, or why it cannot be read, whatever the item holds. */
function readItem(item: Record<string, AttributeValue>): RunRecord | LedgerRecordError {
  try {
    return readRunRecord(decodeItem(item));
  } catch (error) {
    const problems = error instanceof z.ZodError ? problemsOf(error) : [messageOf(error)];
    return new LedgerRecordError(item.run_date?.S ?? 'no date', problems, error);
  }
}

function requestOf(table: string, record: RunRecord, previous: RunRecord | undefined): PutItemCommandInput {
  try {
    return putRunInput(table, record, previous);
  } catch (cause) {
    throw new LedgerRefusedError(record.run_date, cause);
  }
}

/**
 * The exact request that replaces a day's record only if it is still the one that was read: no other run has counted an
 * attempt, and no row was put by hand. Throws TypeError on what DynamoDB cannot hold.
 */
export function putRunInput(table: string, record: RunRecord, previous: RunRecord | undefined): PutItemCommandInput {
  const request = { TableName: table, Item: encodeItem(record) };
  if (previous === undefined) return { ...request, ConditionExpression: 'attribute_not_exists(run_date)' };
  const { attempts, changed_at } = previous;
  const unchanged = changed_at === undefined ? 'attribute_not_exists(changed_at)' : 'changed_at = :changed';
  return {
    ...request,
    ConditionExpression: `attempts = :attempts and ${unchanged}`,
    ExpressionAttributeValues: {
      ':attempts': { N: String(attempts) },
      ...(changed_at === undefined ? {} : { ':changed': { S: changed_at } }),
    },
  };
}

/** The exact request for one page of the records of a range of days. */
export function listInput(
  table: string,
  from: CalendarDate,
  to: CalendarDate,
  startKey: QueryCommandInput['ExclusiveStartKey'],
): QueryCommandInput {
  return {
    TableName: table,
    KeyConditionExpression: 'pipeline = :pipeline and run_date between :from and :to',
    ExpressionAttributeValues: { ':pipeline': PIPELINE, ':from': { S: from }, ':to': { S: to } },
    ConsistentRead: true,
    ...(startKey === undefined ? {} : { ExclusiveStartKey: startKey }),
  };
}

/** The exact request for the oldest record. */
export function firstInput(table: string): QueryCommandInput {
  return {
    TableName: table,
    KeyConditionExpression: 'pipeline = :pipeline',
    ExpressionAttributeValues: { ':pipeline': PIPELINE },
    ConsistentRead: true,
    Limit: 1,
  };
}
