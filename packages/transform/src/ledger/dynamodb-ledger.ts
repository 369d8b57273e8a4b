import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  type PutItemCommandInput,
  paginateQuery,
} from '@aws-sdk/client-dynamodb';
import { problemsOf, RunRecord } from '@quote-elt/shared';
import { CodecError, decodeItem, encodeItem } from '@quote-elt/shared/dynamodb';
import { LedgerConflictError, LedgerRecordError } from '../errors.ts';
import type { Ledger } from '../ports.ts';

const PIPELINE = { S: 'transform' };

/** A ledger in a table keyed as `quote_runs`; throws LedgerRecordError on a record of an unknown shape or version. */
export function dynamoDbLedger(client: DynamoDBClient, table: string): Ledger {
  return {
    async get(date) {
      const key = { pipeline: PIPELINE, run_date: { S: date } };
      const { Item } = await client.send(new GetItemCommand({ TableName: table, Key: key, ConsistentRead: true }));
      return Item && readRecord(Item);
    },
    async list(from, to) {
      const pages = paginateQuery(
        { client },
        {
          TableName: table,
          KeyConditionExpression: 'pipeline = :pipeline and run_date between :from and :to',
          ExpressionAttributeValues: { ':pipeline': PIPELINE, ':from': { S: from }, ':to': { S: to } },
          ConsistentRead: true,
        },
      );
      const records: RunRecord[] = [];
      for await (const { Items = [] } of pages) records.push(...Items.map(readRecord));
      return records;
    },
    async put(record, previousAttempts) {
      try {
        await client.send(new PutItemCommand(putRunInput(table, record, previousAttempts)));
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) throw new LedgerConflictError(record.run_date);
        throw error;
      }
    },
  };
}

function readRecord(item: Record<string, AttributeValue>): RunRecord {
  const date = String(item.run_date?.S);
  const parsed = RunRecord.safeParse(plainRecord(item, date));
  if (parsed.success) return parsed.data;
  throw new LedgerRecordError(date, problemsOf(parsed.error), parsed.error);
}

function plainRecord(item: Record<string, AttributeValue>, date: string): unknown {
  try {
    return decodeItem(item);
  } catch (error) {
    throw error instanceof CodecError ? new LedgerRecordError(date, [error.message], error) : error;
  }
}

/** The exact request that replaces a day's record only if nobody else has in the meantime. */
export function putRunInput(table: string, record: RunRecord, previousAttempts: number): PutItemCommandInput {
  return {
    TableName: table,
    Item: encodeItem(record),
    ...(previousAttempts === 0
      ? { ConditionExpression: 'attribute_not_exists(run_date)' }
      : {
          ConditionExpression: 'attempts = :previous',
          ExpressionAttributeValues: { ':previous': { N: String(previousAttempts) } },
        }),
  };
}
