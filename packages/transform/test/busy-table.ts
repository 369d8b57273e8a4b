import {
  type EmbeddedDynamoDb,
  LOCAL_TABLES,
  type ProvisionedDynamoDb,
  startDynamoDb,
  startProvisionedDynamoDb,
  type Upstream,
  upstreamAt,
} from '@quote-elt/local';
import { endlessPatience, type Patience } from '@quote-elt/runtime';
import { rawItem, ticksOfDay, ticksPerDay } from '@quote-elt/shared';
import { encodeItem } from '@quote-elt/shared/dynamodb';
import { sampleRecord } from '@quote-elt/shared/testing';
import { RAW_COLUMNS } from '../src/models/raw-columns.ts';
import { DAY, NOW } from './support.ts';

/** What a stack provisions unless it is told otherwise: `rawCapacity` for the raw table, one unit for the ledger. */
const CAPACITY = {
  [LOCAL_TABLES.raw]: { read: 5, write: 5 },
  [LOCAL_TABLES.runs]: { read: 1, write: 1 },
};

/** DynamoDB cuts a page at 1 MB of item size. */
const PAGE_BYTES = 1_048_576;

/** Stands for the day in the text of a page. */
const ANY_DAY = '0000-00-00';

/** How many different records there are. */
const RECORDS = 20;

interface Page {
  readonly json: string;
  readonly count: number;
  readonly bytes: number;
  /** The time of day of its last row. */
  readonly lastAt: string;
}

/** What a busy day is like. */
interface Busy {
  readonly recordsPerTick: number;
  /** Period of the ticks, in seconds. */
  readonly tickSeconds: number;
  /** How large an item is in the table, with all that models do not read of it. */
  readonly itemBytes: number;
}

/** A busy day as pages with the attributes that models read; the day itself is to be put in. */
function pagesOfADay({ recordsPerTick, tickSeconds, itemBytes }: Busy): Page[] {
  const templates = Array.from({ length: RECORDS }, (_, n) => {
    const item = encodeItem(rawItem(ticksOfDay(DAY, 60)[0] ?? fail(), 0, sampleRecord(n), 'api', NOW));
    const asked = Object.fromEntries(Object.entries(item).filter(([name]) => name in RAW_COLUMNS));
    return JSON.stringify(asked).replaceAll(DAY, ANY_DAY).split(`"${ANY_DAY}T00:00:00.000Z"`);
  });
  const pages: Page[] = [];
  let items: string[] = [];
  let bytes = 0;
  let lastAt = '';
  const flush = () => {
    pages.push({ json: items.join(','), count: items.length, bytes, lastAt });
    items = [];
    bytes = 0;
  };
  for (const [n, tick] of ticksOfDay(DAY, tickSeconds).entries()) {
    for (let place = 0; place < recordsPerTick; place++) {
      const template = templates[(n * 7 + place) % templates.length] ?? fail();
      lastAt = `${tick.slice(10, 20)}${String(place).padStart(3, '0')}Z`;
      items.push(template.join(`"${ANY_DAY}${lastAt}"`));
      bytes += itemBytes;
      if (bytes >= PAGE_BYTES) flush();
    }
  }
  flush();
  return pages;
}

function fail(): never {
  throw new RangeError('out of range');
}

/** A pipeline of many records a tick on tables of the default capacity, in simulated time. */
export interface BusyTable {
  readonly provisioned: ProvisionedDynamoDb;
  readonly dynamodb: EmbeddedDynamoDb;
  /** Rows and read units of each of its days. */
  readonly rows: number;
  readonly units: number;
  readonly clock: { ms: number };
  /** Pauses pass in no time, but by the clock. */
  readonly patience: Patience;
  close(): Promise<void>;
}

/** Starts it at `now`; every day has the same rows. */
export async function startBusyTable(busy: Busy, now: Date): Promise<BusyTable> {
  const pages = pagesOfADay(busy);
  const clock = { ms: now.getTime() };
  const dynamodb = await startDynamoDb();
  const ledger = upstreamAt(dynamodb.endpoint);
  const upstream: Upstream = async (operation, input) =>
    input.TableName === LOCAL_TABLES.raw ? answerOf(pages, input) : ledger(operation, input);
  const provisioned = await startProvisionedDynamoDb(upstream, CAPACITY, () => clock.ms);
  const pause = async (ms: number) => {
    clock.ms += ms;
  };
  return {
    provisioned,
    dynamodb,
    rows: ticksPerDay(busy.tickSeconds) * busy.recordsPerTick,
    units: pages.reduce((sum, { bytes }) => sum + Math.ceil(bytes / 4096) / 2, 0),
    clock,
    patience: { ...endlessPatience(), pause },
    async close() {
      await provisioned.close();
      await dynamodb.close();
    },
  };
}

/** The page of a day that a Query asks for. */
function answerOf(pages: readonly Page[], input: Readonly<Record<string, unknown>>) {
  const date: string = Object(input.ExpressionAttributeValues)[':date'].S;
  if (input.Limit === 1) return { status: 200, body: () => '{"Count":1,"Items":[{}]}', bytesRead: 500 };
  const start: string | undefined = Object(input.ExclusiveStartKey).ingested_at?.S;
  const index = start === undefined ? 0 : pages.findIndex(({ lastAt }) => lastAt === start.slice(10)) + 1;
  const { json, count, bytes, lastAt } = pages[index] ?? fail();
  const key = { ingested_date: { S: date }, ingested_at: { S: `${date}${lastAt}` } };
  const end = index === pages.length - 1 ? '' : `,"LastEvaluatedKey":${JSON.stringify(key)}`;
  const body = () => `{"Count":${count},"Items":[${json.replaceAll(ANY_DAY, date)}]${end}}`;
  return { status: 200, body, bytesRead: bytes };
}
