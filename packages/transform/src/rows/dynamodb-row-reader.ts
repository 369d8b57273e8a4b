import { type DynamoDBClient, QueryCommand, type QueryCommandInput } from '@aws-sdk/client-dynamodb';
import type { CalendarDate } from '@quote-elt/shared';
import type { RowReader } from '../ports.ts';
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
      let startKey: StartKey;
      const collect = reusedBuffer();
      do {
        const command = new QueryCommand(queryDayInput(table, date, 'ALL_ATTRIBUTES', startKey));
        let json: Uint8Array = Buffer.from('[]');
        takeItems(command, collect, (items) => {
          json = items;
        });
        const { Count = 0, LastEvaluatedKey } = await client.send(command);
        yield { count: Count, json };
        startKey = LastEvaluatedKey;
      } while (startKey !== undefined);
    },
    async count(date) {
      let rows = 0;
      let startKey: StartKey;
      do {
        const answer = await client.send(new QueryCommand(queryDayInput(table, date, 'COUNT', startKey)));
        rows += answer.Count ?? 0;
        startKey = answer.LastEvaluatedKey;
      } while (startKey !== undefined);
      return rows;
    },
  };
}

/** The exact request for one page of a day. Eventually consistent, at half the price: the day is long closed. */
export function queryDayInput(
  table: string,
  date: CalendarDate,
  select: 'ALL_ATTRIBUTES' | 'COUNT',
  startKey: StartKey,
): QueryCommandInput {
  return {
    TableName: table,
    KeyConditionExpression: 'ingested_date = :date',
    ExpressionAttributeValues: { ':date': { S: date } },
    Select: select,
    ...(startKey === undefined ? {} : { ExclusiveStartKey: startKey }),
  };
}
