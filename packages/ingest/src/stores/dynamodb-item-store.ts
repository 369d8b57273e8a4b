import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
  type PutItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { endlessPatience, type Patience, withPatience } from '@quote-elt/runtime';
import type { RawItem } from '@quote-elt/shared';
import { encodeItem } from '@quote-elt/shared/dynamodb';
import type { ItemStore } from '../ports/item-store.ts';

/**
 * An item store in a DynamoDB table keyed as the raw table; `put` waits for capacity as long as there is patience, and
 * throws ThrottledError or what the SDK throws after its own retries.
 */
export function dynamoDbItemStore(
  client: DynamoDBClient,
  table: string,
  patience: Patience = endlessPatience(),
): ItemStore {
  return {
    async put(item) {
      try {
        const input = putRawItemInput(table, item);
        await withPatience((options) => client.send(new PutItemCommand(input), options), patience);
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
