import { type DynamoDBClient, QueryCommand, type QueryCommandInput } from '@aws-sdk/client-dynamodb';
import type { CalendarDate } from '@quote-elt/shared';
import type { RowReader } from '../ports.ts';
import { RAW_COLUMNS } from './raw-columns.ts';
import { reusedBuffer, takeItems } from './take-items.ts';

type StartKey = QueryCommandInput['ExclusiveStartKey'];

/**
 * Reads the days of a table keyed as `quotes_raw`; a page is at most 1 MB, so the query goes on until no key is left.
 * One stream on purpose: a day is one partition, which gives at most 3,000 read units (24 MB) a second however many
 * ranges ask for it.
 */
export function dynamoDbRowReader(client: DynamoDBClient, table: string): RowReader {
  return {
    async *pages(date) {
      // Two, since the next page comes in while this one is used.
      const buffers = [reusedBuffer(), reusedBuffer()] as const;
      const fetchPage = async (index: number, startKey: StartKey) => {
        const command = new QueryCommand(queryDayInput(table, date, startKey));
        let json: Uint8Array = Buffer.from('[]');
        takeItems(command, buffers[index % 2 === 0 ? 0 : 1], (items) => {
          json = items;
        });
        const { Count = 0, LastEvaluatedKey } = await client.send(command);
        return { page: { count: Count, json }, nextKey: LastEvaluatedKey };
      };
      let fetched = await fetchPage(0, undefined);
      for (let index = 1; fetched.nextKey !== undefined; index++) {
        const { page, nextKey } = fetched;
        const next = fetchPage(index, nextKey);
        // Awaited below; should the reader of this page give up, its failure is nobody's.
        next.catch(() => undefined);
        yield page;
        fetched = await next;
      }
      yield fetched.page;
    },
    async count(date) {
      let rows = 0;
      let startKey: StartKey;
      do {
        const answer = await client.send(new QueryCommand(countDayInput(table, date, startKey)));
        rows += answer.Count ?? 0;
        startKey = answer.LastEvaluatedKey;
      } while (startKey !== undefined);
      return rows;
    },
  };
}

/**
 * The exact request for one page of a day: only the attributes that models read, which is a fifth less to receive.
 * Eventually consistent, at half the price: the day is long closed.
 */
export function queryDayInput(table: string, date: CalendarDate, startKey: StartKey): QueryCommandInput {
  const attributes = Object.keys(RAW_COLUMNS);
  return {
    ...dayInput(table, date, startKey),
    // By other names, since some of theirs are words of the expression language.
    ProjectionExpression: attributes.map((_, i) => `#${i}`).join(', '),
    ExpressionAttributeNames: Object.fromEntries(attributes.map((name, i) => [`#${i}`, name])),
  };
}

/** The exact request that counts the rows of one page of a day. */
export function countDayInput(table: string, date: CalendarDate, startKey: StartKey): QueryCommandInput {
  return { ...dayInput(table, date, startKey), Select: 'COUNT' };
}

function dayInput(table: string, date: CalendarDate, startKey: StartKey): QueryCommandInput {
  return {
    TableName: table,
    KeyConditionExpression: 'ingested_date = :date',
    ExpressionAttributeValues: { ':date': { S: date } },
    ...(startKey === undefined ? {} : { ExclusiveStartKey: startKey }),
  };
}
