import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Random } from '@quote-elt/local';
import type { FaultCounter } from './fault-counter.ts';

/** Part of the puts that each of these happens to. */
const CRASH_BEFORE = 0.003;
const LOST_ACKNOWLEDGEMENT = 0.003;
const THROTTLED = 0.0005;

/** Part of the queries of transform in the middle of which its process dies. */
const CRASHED_QUERY = 0.05;

/** The process ended in the middle of its work: no one is left to catch this but who started it. */
export class CrashError extends Error {}

/** Makes a client lose acknowledgements, throttle, and die before a put or in the middle of a day. `calm` ends all that. */
export function makeFaulty(client: DynamoDBClient, random: Random, counter: FaultCounter): { calm(): void } {
  let active = true;
  const crash = (kind: string): never => {
    counter.add(`dynamodb ${kind}`);
    throw new CrashError(kind);
  };
  // Outside of the SDK's retries: what happens to a process, not to a request.
  client.middlewareStack.add(
    (next, context) => async (args) => {
      if (!active) return next(args);
      const chance = random();
      if (context.commandName === 'PutItemCommand' && chance < CRASH_BEFORE) return crash('crash-before-put');
      if (context.commandName === 'QueryCommand' && chance < CRASHED_QUERY) return crash('crashed-query');
      const result = await next(args);
      const acknowledged = context.commandName !== 'PutItemCommand' || chance > CRASH_BEFORE + LOST_ACKNOWLEDGEMENT;
      return acknowledged ? result : crash('lost-acknowledgement');
    },
    { step: 'initialize', name: 'crashes' },
  );
  // Inside of them: the SDK tries again.
  client.middlewareStack.add(
    (next, context) => async (args) => {
      if (active && context.commandName === 'PutItemCommand' && random() < THROTTLED) {
        counter.add('dynamodb throttled');
        throw Object.assign(new Error('throttled'), {
          name: 'ProvisionedThroughputExceededException',
          $retryable: { throttling: true },
        });
      }
      return next(args);
    },
    { step: 'deserialize', priority: 'low', name: 'throttling' },
  );
  return {
    calm() {
      active = false;
    },
  };
}
