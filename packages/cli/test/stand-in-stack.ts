import { startDynamoDb } from '@quote-elt/local';
import { stackTables } from '@quote-elt/runtime';
import type { KeptSettings } from '@quote-elt/shared';
import { dynamoDbSettings } from '@quote-elt/transform';
import { vi } from 'vitest';
import type { DeadLetterQueue } from '../src/dead-letters/queue.ts';
import { sqsQueue } from '../src/dead-letters/sqs-queue.ts';
import { DEFAULT_SETTINGS } from '../src/store/kept-settings.ts';
import { startFakeSqs } from './fake-sqs.ts';
import { NOW } from './support.ts';

/** Gives `use` a stack named dev on loopback, whose data is kept as `kept` says unless that is null, found by the AWS settings of the environment as a real one would be. */
export async function withStandInStack<T>(
  use: (deadLetters: DeadLetterQueue) => Promise<T>,
  kept: KeptSettings | null = DEFAULT_SETTINGS,
  now = NOW,
): Promise<T> {
  const dynamodb = await startDynamoDb({ tables: stackTables('dev'), now: () => now });
  if (kept !== null) await dynamoDbSettings(dynamodb.client, stackTables('dev').runs).write(kept);
  const sqs = await startFakeSqs();
  const settings = {
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb.endpoint,
    AWS_ENDPOINT_URL_SQS: sqs.endpoint,
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'AKIATEST',
    AWS_SECRET_ACCESS_KEY: 'secret',
  };
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  try {
    return await use(sqsQueue(sqs.client, 'dev'));
  } finally {
    vi.unstubAllEnvs();
    await sqs.close();
    await dynamodb.close();
  }
}
