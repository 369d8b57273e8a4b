import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LOCAL_TABLES } from '@quote-elt/local';
import { tableRequest } from './table-request.ts';

/** Cuts the days that a client reads into pages of so many rows, as DynamoDB does at a megabyte, so that faults come between two of them. */
export function addSmallPages(client: DynamoDBClient, rows: number): void {
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        const { TableName, Limit } = tableRequest(args.input);
        const isDay = commandName === 'QueryCommand' && TableName === LOCAL_TABLES.raw;
        return next(isDay && Limit === undefined ? { ...args, input: { ...args.input, Limit: rows } } : args);
      },
    { step: 'initialize', priority: 'low', name: 'smallPages' },
  );
}
