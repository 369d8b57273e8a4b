import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
  type PutItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import type { RawItem } from '@quote-elt/shared';
import { encodeItem } from '@quote-elt/shared/dynamodb';
import type { ItemStore } from './ports.ts';

/** An item store in a DynamoDB table keyed as `quotes_raw`; `put` throws what the SDK throws after its own retries. */
export function dynamoDbItemStore(client: DynamoDBClient, table: string): ItemStore {
  return {
    async put(item) {
      try {
        await client.send(new PutItemCommand(putRawItemInput(table, item)));
        return 'written';
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return 'duplicate';
        throw error;
      }
    },
  };
}

/** The exact request of a put that never overwrites. */
export function putRawItemInput(table: string, item: RawItem): PutItemCommandInput {
  return {
    TableName: table,
    Item: encodeItem(item),
    ConditionExpression: 'attribute_not_exists(ingested_at)',
  };
}
