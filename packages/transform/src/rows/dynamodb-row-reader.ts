import { type DynamoDBClient, QueryCommand, type QueryCommandInput } from '@aws-sdk/client-dynamodb';
import { endlessPatience, type Patience, withPatience } from '@quote-elt/runtime';
import type { CalendarDate } from '@quote-elt/shared';
import { BrokenAnswerError } from '../errors/errors.ts';
import type { Attributes, RowReader } from '../ports/ports.ts';
import { ATTRIBUTE_NAMES } from './attribute-names.ts';
import { createPaceMeter, type ReadPace } from './read-pace.ts';
import { reusedBuffer, takeItems } from './take-items.ts';

type StartKey = QueryCommandInput['ExclusiveStartKey'];

/** How a reader waits for capacity. */
export interface ReaderOptions {
  readonly patience?: Patience;
  /** Called before each pause with how long the reading will take. */
  readonly onThrottled?: (pace: ReadPace) => void;
  /** The clock of the pace, in milliseconds. */
  readonly nowMs?: () => number;
}

/**
 * Reads the days of a table with the keys of raw items; a page is at most 1 MB, so the query goes on until no key is left. A page
 * that is throttled is asked for again, not the day. One stream on purpose: a day is one partition, which gives at most
 * 3,000 read units (24 MB) a second however many ranges ask for it. Throws ThrottledError, BrokenAnswerError and what the
 * SDK throws.
 */
export function dynamoDbRowReader(
  client: DynamoDBClient,
  table: string,
  { patience = endlessPatience(), onThrottled = () => undefined, nowMs = () => performance.now() }: ReaderOptions = {},
): RowReader {
  const meter = createPaceMeter(nowMs);
  const told: Patience = {
    ...patience,
    onThrottled(pauseMs) {
      patience.onThrottled(pauseMs);
      onThrottled(meter.throttled());
    },
  };
  return {
    async *pages(date, attributes = 'models') {
      meter.begin(date);
      // Double buffer: one page is read while the next one arrives.
      const buffers = [reusedBuffer(), reusedBuffer()] as const;
      const fetchPage = async (index: number, startKey: StartKey) => {
        let json: Uint8Array = Buffer.from('[]');
        const send = (options: { readonly abortSignal: AbortSignal }) => {
          const command = new QueryCommand(queryDayInput(table, date, startKey, attributes));
          takeItems(command, buffers[index % 2 === 0 ? 0 : 1], (items) => {
            json = items;
          });
          return client.send(command, options);
        };
        const { Count, LastEvaluatedKey, ConsumedCapacity } = await withPatience(send, told);
        if (Count === undefined) throw new BrokenAnswerError('does not say how many items it has');
        const units = ConsumedCapacity?.CapacityUnits ?? 0;
        meter.page(units, LastEvaluatedKey?.ingested_at?.S);
        return { page: { count: Count, json, units }, nextKey: LastEvaluatedKey };
      };
      let fetched = await fetchPage(0, undefined);
      for (let index = 1; fetched.nextKey !== undefined; index++) {
        const { page, nextKey } = fetched;
        const next = fetchPage(index, nextKey);
        // If the consumer stops early nobody awaits this promise, so mark it handled.
        next.catch(() => undefined);
        yield page;
        fetched = await next;
      }
      yield fetched.page;
    },
    async hasRows(date) {
      meter.begin(date);
      const input = firstRowInput(table, date);
      const { Count } = await withPatience((options) => client.send(new QueryCommand(input), options), told);
      if (Count === undefined) throw new BrokenAnswerError('does not say how many items it has');
      return Count > 0;
    },
  };
}

/**
 * The exact request for one page of a day: only the attributes that models read, which is a fifth less to receive, or only its
 * keys. Eventually consistent, at half the price: the day is long closed.
 */
export function queryDayInput(
  table: string,
  date: CalendarDate,
  startKey: StartKey,
  attributes: Attributes = 'models',
): QueryCommandInput {
  const names = ATTRIBUTE_NAMES[attributes];
  return {
    ...dayInput(table, date),
    // Attributes are asked for by other names, since some of theirs are words of the expression language.
    ProjectionExpression: names.map((_, i) => `#${i}`).join(', '),
    ExpressionAttributeNames: Object.fromEntries(names.map((name, i) => [`#${i}`, name])),
    ReturnConsumedCapacity: 'TOTAL',
    ...(startKey === undefined ? {} : { ExclusiveStartKey: startKey }),
  };
}

/** The exact request that tells whether a day has a row: it reads one at most. */
export function firstRowInput(table: string, date: CalendarDate): QueryCommandInput {
  return { ...dayInput(table, date), ProjectionExpression: 'ingested_at', Limit: 1 };
}

function dayInput(table: string, date: CalendarDate): QueryCommandInput {
  return {
    TableName: table,
    KeyConditionExpression: 'ingested_date = :date',
    ExpressionAttributeValues: { ':date': { S: date } },
  };
}
