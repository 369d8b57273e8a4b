import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LOCAL_TABLES, type Upstream } from '@quote-elt/local';
import type { Item } from '../../store/item.ts';
import { tableRequest } from '../faults/table-request.ts';

/** What was put under each key of the raw table until the table said that something lies there: from then on no row may change. */
export interface WrittenRows {
  /** The versions that may lie under a key: what was sent before the first answer. */
  versionsOf(key: string): readonly Item[];
  /** Notes what a client puts. */
  watch(client: DynamoDBClient): void;
  /** Does the same for requests that go to the table another way. */
  watching(upstream: Upstream): Upstream;
}

/** The name of a row: its two keys. */
export function rowKey(item: Item): string {
  return `${item.ingested_date?.S} ${item.ingested_at?.S}`;
}

const CONDITION_FAILED = 'ConditionalCheckFailedException';

/** Gives a note of written rows that is still empty. */
export function noteWrittenRows(): WrittenRows {
  const versions = new Map<string, Item[]>();
  const settled = new Set<string>();

  /** Notes a request before it is sent, and gives what is to be done when it was answered. */
  const send = (operation: string, input: object): (() => void) => {
    const { TableName, Item: item } = tableRequest(input);
    if (!operation.startsWith('PutItem') || TableName !== LOCAL_TABLES.raw || item === undefined)
      return () => undefined;
    const key = rowKey(item);
    if (!settled.has(key)) versions.set(key, [...(versions.get(key) ?? []), item]);
    return () => void settled.add(key);
  };

  return {
    versionsOf: (key) => versions.get(key) ?? [],
    watch(client) {
      client.middlewareStack.add(
        (next, { commandName }) =>
          async (args) => {
            const answered = send(String(commandName), args.input);
            try {
              const result = await next(args);
              answered();
              return result;
            } catch (error) {
              if (error instanceof Error && error.name === CONDITION_FAILED) answered();
              throw error;
            }
          },
        { step: 'deserialize', priority: 'high', name: 'writtenRows' },
      );
    },
    watching: (upstream) => async (operation, input) => {
      const answered = send(operation, input);
      const answer = await upstream(operation, input);
      if (answer.status === 200 || answer.body().includes(CONDITION_FAILED)) answered();
      return answer;
    },
  };
}
