import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DescribeTableCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { addDays, type CalendarDate, dateOf } from '@quote-elt/shared';
import { dynamoDbLedger } from '@quote-elt/transform';
import { allRecords, type TableNames } from '../store/store.ts';
import { type CheckUp, checkUp } from './check-up.ts';

const MAX_TICK_AGE_MS = 10 * 60_000;
const MAX_RUN_AGE_DAYS = 2;

/** Looks at the tables: are they there, how old is the last tick, which day was transformed last. */
export async function checkTables(client: DynamoDBClient, tables: TableNames, now: Date): Promise<CheckUp[]> {
  const today = dateOf(now.getTime());
  return [
    await checkUp('tables', 'deploy the stack, or name the right one', async () => {
      for (const TableName of [tables.raw, tables.runs]) await client.send(new DescribeTableCommand({ TableName }));
      return { message: `${tables.raw} and ${tables.runs} are there` };
    }),
    await checkUp('last tick', 'look at the log of ingest and at the dead letters', async () => {
      const last =
        (await lastIngestion(client, tables.raw, today)) ??
        (await lastIngestion(client, tables.raw, addDays(today, -1)));
      if (last === undefined) return { status: 'warn', message: 'no row since yesterday' };
      const age = now.getTime() - Date.parse(last);
      return {
        status: age > MAX_TICK_AGE_MS ? 'warn' : 'ok',
        message: `${last}, ${Math.round(age / 60_000)} minutes ago`,
      };
    }),
    await checkUp('last run', 'look at the log of transform, then run pnpm elt backfill', async () => {
      const records = await allRecords(dynamoDbLedger(client, tables.runs));
      const last = records.at(-1);
      if (last === undefined) return { status: 'warn', message: 'no day is recorded' };
      const late = last.run_date < addDays(today, -MAX_RUN_AGE_DAYS);
      return {
        status: last.status === 'failed' ? 'fail' : late ? 'warn' : 'ok',
        message: `${last.run_date} ${last.status}`,
      };
    }),
  ];
}

async function lastIngestion(client: DynamoDBClient, table: string, date: CalendarDate): Promise<string | undefined> {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: table,
      KeyConditionExpression: 'ingested_date = :date',
      ExpressionAttributeValues: { ':date': { S: date } },
      ProjectionExpression: 'ingested_at',
      ScanIndexForward: false,
      Limit: 1,
    }),
  );
  return Items[0]?.ingested_at?.S;
}
