import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** A DynamoDB client for the replay server. */
export function replayClient(endpoint: string): DynamoDBClient {
  return new DynamoDBClient({
    endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
}
