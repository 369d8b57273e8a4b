import { join, resolve } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import {
  awsClientConfig,
  dynamoDbClientConfig,
  endlessPatience,
  MAX_LATENESS_SECONDS,
  stackTables,
} from '@quote-elt/runtime';
import { sqsQueue } from '../dead-letters/sqs-queue.ts';
import { UsageError } from '../errors/usage-error.ts';
import { StackError } from './stack-error.ts';
import type { Store } from './store.ts';

/** Opens the tables and the queue of a deployed stack, by the AWS settings of the environment; throws StackError. */
export async function withStackStore<T>(
  dataFolder: string,
  stack: string,
  use: (store: Store) => Promise<T>,
): Promise<T> {
  if (!/^[A-Za-z][\w-]*$/.test(stack))
    throw new UsageError(`--stack ${stack} is no name of a stack`, 'give for example --stack dev');
  const client = new DynamoDBClient(dynamoDbClientConfig('command'));
  const sqs = new SQSClient(awsClientConfig('command'));
  try {
    return await use({
      client,
      tables: stackTables(stack),
      deadLetters: sqsQueue(sqs, stack),
      patience: endlessPatience(),
      lateSeconds: MAX_LATENESS_SECONDS,
      folder: join(resolve(dataFolder), 'stacks', stack),
    });
  } catch (error) {
    throw StackError.from(error, stack) ?? error;
  } finally {
    client.destroy();
    sqs.destroy();
  }
}
