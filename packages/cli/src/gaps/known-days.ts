import { QueryCommand, type QueryCommandInput } from '@aws-sdk/client-dynamodb';
import { withPatience } from '@quote-elt/runtime';
import { addDays, CalendarDate, dateOf, daysBetween, IngestedAt, type Tick, tickMs, toTick } from '@quote-elt/shared';
import { UnknownDayError } from '../errors/unknown-day-error.ts';
import { type Store, storePorts } from '../store/store.ts';
import { LOOK_BACK_DAYS } from './look-back.ts';

/** How far back rows are looked for at most, whatever range is given. */
const MAX_LOOK_BACK_DAYS = 1500;

/** Queries that are asked at the same time. */
const AT_ONCE = 25;

/** Records that are read at once to find the first one that counts. */
const RECORDS_A_PAGE = 25;

/** Keys that are looked at for one that is a tick: rows of others may lie beside ours. */
const KEYS_LOOKED_AT = 10;

/** The tables of a pipeline. */
export type PipelineTables = Pick<Store, 'client' | 'tables' | 'patience'>;

/**
 * The first day up to `to` of which anything is known: a record that is not of an empty day, or a row. Rows are looked for
 * from `from` on, where nothing is recorded from `LOOK_BACK_DAYS` before `to` on, and never more than 1,500 days back: each day costs
 * a request. Days before it are no days of the pipeline.
 */
export async function firstKnownDay(
  pipeline: PipelineTables,
  from: CalendarDate,
  to: CalendarDate,
): Promise<CalendarDate | undefined> {
  const recorded = await firstRecordedDay(pipeline, to);
  if (recorded !== undefined && recorded <= from) return recorded;
  const end = recorded ?? to;
  const [begin = from] = [from, ...(recorded === undefined ? [addDays(to, -LOOK_BACK_DAYS)] : [])].sort();
  const [, bounded = begin] = [begin, addDays(end, -MAX_LOOK_BACK_DAYS)].sort();
  return (await firstWithRow(pipeline, daysBetween(bounded, end))) ?? recorded;
}

/**
 * The first day from `from` to `to` that is a day of the pipeline: those before the first known one are none.
 * Throws UnknownDayError if all of them are before it.
 */
export async function firstDayIn(
  pipeline: PipelineTables,
  from: CalendarDate,
  to: CalendarDate,
): Promise<CalendarDate> {
  if (await storePorts(pipeline).reader.hasRows(from)) return from;
  const first = await firstKnownDay(pipeline, from, to);
  if (first === undefined) throw new UnknownDayError(to, LOOK_BACK_DAYS);
  return first > from ? first : from;
}

/** Between which days the rows of a pipeline lie. */
export interface DaysWithRows {
  readonly first: CalendarDate;
  readonly last: CalendarDate;
}

/** The first known day and the last one up to `to` that has rows; undefined where none has. */
export async function daysWithRows(pipeline: PipelineTables, to: CalendarDate): Promise<DaysWithRows | undefined> {
  const first = await firstKnownDay(pipeline, to, to);
  const last = first === undefined ? undefined : await lastTick(pipeline, first, to);
  return first === undefined || last === undefined ? undefined : { first, last: dateOf(tickMs(last)) };
}

/** The tick of the newest row from the day `from` to the day `to`; undefined where there is none. */
export async function lastTick(
  pipeline: PipelineTables,
  from: CalendarDate,
  to: CalendarDate,
): Promise<Tick | undefined> {
  for (let date = to; date >= from; date = addDays(date, -1)) {
    const [newest] = await newestKeysOf(pipeline, date);
    if (newest !== undefined) return toTick(Date.parse(newest));
  }
  return undefined;
}

async function firstRecordedDay(
  { client, tables, patience }: PipelineTables,
  to: CalendarDate,
): Promise<CalendarDate | undefined> {
  let from: QueryCommandInput['ExclusiveStartKey'];
  do {
    const input = recordedDaysInput(tables.runs, to, from);
    const page = await withPatience((options) => client.send(new QueryCommand(input), options), patience);
    const [first] = page.Items ?? [];
    if (first !== undefined) return CalendarDate.parse(first.run_date?.S);
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  return undefined;
}

/** The exact request for the first days that have a record of rows or of a failure. */
function recordedDaysInput(
  TableName: string,
  to: CalendarDate,
  ExclusiveStartKey?: QueryCommandInput['ExclusiveStartKey'],
): QueryCommandInput {
  return {
    TableName,
    KeyConditionExpression: 'pipeline = :transform and run_date <= :to',
    FilterExpression: '#rows > :none or #status = :failed',
    ProjectionExpression: 'run_date',
    ExpressionAttributeNames: { '#rows': 'rows', '#status': 'status' },
    ExpressionAttributeValues: {
      ':transform': { S: 'transform' },
      ':to': { S: to },
      ':none': { N: '0' },
      ':failed': { S: 'failed' },
    },
    Limit: RECORDS_A_PAGE,
    ...(ExclusiveStartKey === undefined ? {} : { ExclusiveStartKey }),
  };
}

async function firstWithRow(
  pipeline: PipelineTables,
  days: readonly CalendarDate[],
): Promise<CalendarDate | undefined> {
  const { reader } = storePorts(pipeline);
  for (let at = 0; at < days.length; at += AT_ONCE) {
    const some = days.slice(at, at + AT_ONCE);
    const found = await Promise.all(some.map((date) => reader.hasRows(date)));
    const first = some[found.indexOf(true)];
    if (first !== undefined) return first;
  }
  return undefined;
}

/** The newest keys of a day that are ticks, latest first. */
async function newestKeysOf({ client, tables, patience }: PipelineTables, date: CalendarDate): Promise<string[]> {
  const input: QueryCommandInput = {
    TableName: tables.raw,
    KeyConditionExpression: 'ingested_date = :date',
    ExpressionAttributeValues: { ':date': { S: date } },
    ProjectionExpression: 'ingested_at',
    ScanIndexForward: false,
    Limit: KEYS_LOOKED_AT,
  };
  const { Items = [] } = await withPatience((options) => client.send(new QueryCommand(input), options), patience);
  return Items.flatMap(({ ingested_at }) => IngestedAt.safeParse(ingested_at?.S).data ?? []);
}
