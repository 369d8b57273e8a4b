import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { JsonObject } from '@quote-elt/runtime';
import { sendAwsJson, startAwsJsonServer } from '../servers/aws-json-server.ts';
import { itemSize } from './item-size.ts';
import { localClient } from './local-client.ts';
import { type Capacity, createTokenBuckets } from './token-buckets.ts';
import type { Upstream } from './upstream-at.ts';

/** A DynamoDB whose tables have provisioned capacity. */
export interface ProvisionedDynamoDb {
  readonly endpoint: string;
  readonly client: DynamoDBClient;
  /** Requests that were throttled so far. */
  throttled(): number;
  close(): Promise<void>;
}

/**
 * Stands before a DynamoDB and throttles it as provisioned capacity does: 4 kB a read unit, twice that where a read is
 * eventually consistent, 1 kB a write unit, and unused capacity of 300 seconds. `nowMs` is its clock, in milliseconds.
 */
export async function startProvisionedDynamoDb(
  upstream: Upstream,
  capacity: Readonly<Record<string, Capacity>>,
  nowMs: () => number,
): Promise<ProvisionedDynamoDb> {
  const buckets = createTokenBuckets(capacity, nowMs);
  let throttled = 0;
  const server = await startAwsJsonServer(async (operation, input, response) => {
    const table = String(input.TableName);
    const throttle = () => {
      throttled++;
      sendAwsJson(response, 400, THROTTLED);
    };
    const written = WRITES[operation]?.(input);
    if (written !== undefined) {
      if (!buckets.take(table, 'write', Math.max(Math.ceil(written / 1024), 1))) return throttle();
      const { status, body } = await upstream(operation, input);
      return sendAwsJson(response, status, body());
    }
    const { status, body, bytesRead } = await upstream(operation, input);
    const units = readUnits(bytesRead, input.ConsistentRead === true);
    if (status === 200 && !buckets.take(table, 'read', units)) return throttle();
    const told = input.ReturnConsumedCapacity === 'TOTAL' && status === 200;
    sendAwsJson(response, status, told ? withCapacity(body(), table, units) : body());
  });
  const client = localClient(server.endpoint);
  const close = async () => {
    client.destroy();
    await server.close();
  };
  return { endpoint: server.endpoint, client, throttled: () => throttled, close };
}

/** The bytes that an operation writes. */
const WRITES: Readonly<Record<string, (input: JsonObject) => number>> = {
  PutItem: ({ Item }) => itemSize(Item),
  // It is a mark, and the item that it changes is small.
  UpdateItem: () => 1,
};

const THROTTLED = JSON.stringify({
  __type: 'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException',
  message:
    'The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level with the UpdateTable API.',
});

/** Read units of so many bytes: 4 kB each, half for an eventually consistent read, at least one piece of 4 kB. */
function readUnits(bytes: number, consistent: boolean): number {
  return Math.max(Math.ceil(bytes / 4096), 1) * (consistent ? 1 : 0.5);
}

/** Puts the consumed capacity before the other keys of a JSON object. */
function withCapacity(body: string, table: string, units: number): string {
  const first = JSON.stringify({ ConsumedCapacity: { CapacityUnits: units, TableName: table } }).slice(0, -1);
  return `${first},${body.slice(1)}`;
}
