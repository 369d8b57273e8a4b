import { type DynamoDBClient, QueryCommand, type QueryCommandInput } from '@aws-sdk/client-dynamodb';
import type { CalendarDate } from '@quote-elt/shared';
import type { RowReader } from '../ports.ts';

type StartKey = QueryCommandInput['ExclusiveStartKey'];

/** Reads the days of a table keyed as `quotes_raw`; a page is at most 1 MB, so the query goes on until no key is left. */
export function dynamoDbRowReader(client: DynamoDBClient, table: string): RowReader {
  async function* answers(date: CalendarDate, select: 'ALL_ATTRIBUTES' | 'COUNT') {
    let startKey: StartKey;
    do {
      const answer = await client.send(new QueryCommand(queryDayInput(table, date, select, startKey)));
      yield answer;
      startKey = answer.LastEvaluatedKey;
    } while (startKey !== undefined);
  }
  return {
    async *pages(date) {
      for await (const { Count = 0, Items = [] } of answers(date, 'ALL_ATTRIBUTES')) {
        yield { count: Count, json: JSON.stringify(Items) };
      }
    },
    async count(date) {
      let rows = 0;
      for await (const { Count = 0 } of answers(date, 'COUNT')) rows += Count;
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
