import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type ClientBounds, dynamoDbClientConfig } from '@quote-elt/runtime';

/** A client of a DynamoDB on this machine, with the bounds of a command unless others are given. */
export function localClient(endpoint: string, bounds?: ClientBounds): DynamoDBClient {
  return new DynamoDBClient({
    ...dynamoDbClientConfig('command', bounds),
    endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
}
