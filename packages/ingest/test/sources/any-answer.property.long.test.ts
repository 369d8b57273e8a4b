import { type EmbeddedDynamoDb, LOCAL_TABLES, startDynamoDb } from '@quote-elt/local';
import { jsonLog } from '@quote-elt/runtime';
import { CalendarDate, RawItem, type Tick, ticksOfDay } from '@quote-elt/shared';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAskSources } from '../../src/asking/ask-sources.ts';
import { createHandler } from '../../src/handler.ts';
import { ingestTick } from '../../src/ingest-tick.ts';
import { DEFAULT_SOURCES, loadSource, type SourceName } from '../../src/sources/registry.ts';
import { memoryItemStore } from '../../src/stores/memory-item-store.ts';
import { serve } from '../serve.ts';
import { storedItems } from '../stored-items.ts';
import { type Answer, answer, PLAIN } from './any-answer.ts';

/** Answers that are tried; ten thousand before a release: `ANY_ANSWERS=10000`. */
const ANSWERS = Number(process.env.ANY_ANSWERS ?? 300);

/** A busy machine takes this long, in milliseconds. */
const TIMEOUT = 60_000 + ANSWERS * 200;

const HOUR = 3_600_000;
const MAX_LINE = 6000;
const MAX_LINES = 30;

let current: Answer;
let server: Awaited<ReturnType<typeof serve>>;
let dynamodb: EmbeddedDynamoDb;

beforeAll(async () => {
  server = await serve((response) => response.writeHead(current.status, current.headers).end(current.body));
  dynamodb = await startDynamoDb();
});
afterAll(async () => {
  await server.close();
  await dynamodb.close();
});

/** A clock that moves by an hour a look, so that no source rests; lines as they are written. */
function world() {
  const lines: string[] = [];
  let now = Date.parse('2026-11-22T10:00:00Z');
  return {
    lines,
    write: (line: string) => void lines.push(line),
    now: () => {
      now += HOUR;
      return new Date(now);
    },
  };
}

/** The lines of a tick, which are bounded and each one JSON; the list is empty again. */
function checkLines(lines: string[]): void {
  const written = lines.splice(0);
  expect(written.filter((line) => line.length > MAX_LINE || line.includes('\n'))).toEqual([]);
  expect(written.length).toBeLessThanOrEqual(MAX_LINES);
  expect(written.map((line) => typeof JSON.parse(line))).toEqual(written.map(() => 'object'));
}

/** Ticks of many days, a new one for each answer. */
function* everyTick(): Generator<Tick, never> {
  for (let year = 2000; ; year++) {
    for (const month of ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12']) {
      yield* ticksOfDay(CalendarDate.parse(`${year}-${month}-01`), 60);
    }
  }
}

test(
  'the handler throws at no answer while a later source can answer, and stores what keeps the contract',
  async () => {
    const { lines, write, now } = world();
    const env = {
      ELT_RAW_TABLE: LOCAL_TABLES.raw,
      ELT_SOURCES: 'quotable,embedded',
      ELT_SOURCE_BASE_URL: server.baseUrl,
      ELT_RECORDS_PER_TICK: '3',
      ELT_SOURCE_TIMEOUT_MS: '5000',
    };
    const handler = createHandler(env, { dynamodb: dynamodb.client, now, write });
    const ticks = everyTick();
    const answeredBy = new Set<string>();
    await fc.assert(
      fc.asyncProperty(answer, async (given) => {
        current = given;
        const result = await handler({ scheduled_time: ticks.next().value });
        expect([result.written > 0, result.duplicates]).toEqual([true, 0]);
        checkLines(lines);
        answeredBy.add(result.source);
      }),
      { numRuns: ANSWERS, examples: [[PLAIN]] },
    );
    expect(answeredBy).toEqual(new Set(['quotable', 'embedded']));
    const items = await storedItems(dynamodb.client);
    expect(items.length).toBeGreaterThan(0);
  },
  TIMEOUT,
);

test(
  'no source over HTTP throws at any answer while a later one can answer',
  async () => {
    const { lines, write, now } = world();
    const log = jsonLog(write, now);
    const embedded = (await loadSource('embedded'))({ timeoutMs: 1 });
    const asks = new Map<SourceName, ReturnType<typeof createAskSources>>();
    for (const name of DEFAULT_SOURCES) {
      const source = (await loadSource(name))({ baseUrl: server.baseUrl, timeoutMs: 5000 });
      asks.set(name, createAskSources([source, embedded], now, log));
    }
    const answeredBy = new Set<string>();
    const ticks = everyTick();
    await fc.assert(
      fc.asyncProperty(
        answer,
        fc.constantFrom(...asks.values()),
        fc.integer({ min: 1, max: 50 }),
        async (given, ask, count) => {
          current = given;
          const store = memoryItemStore();
          const request = { tick: ticks.next().value, count, signal: new AbortController().signal };
          const { written, source } = await ingestTick(request, {
            ask,
            store,
            now,
            log,
            countRejected: () => undefined,
          });
          expect(written).toBeGreaterThan(0);
          expect(store.items().map((item) => RawItem.parse(item))).toEqual(store.items());
          checkLines(lines);
          answeredBy.add(source);
        },
      ),
      // Few answers at random are in the shape that the strictest source demands, so each is given one that is.
      { numRuns: ANSWERS, examples: [...asks.values()].map((ask) => [PLAIN, ask, 1]) },
    );
    expect(answeredBy).toEqual(new Set([...DEFAULT_SOURCES, 'embedded']));
  },
  TIMEOUT,
);
