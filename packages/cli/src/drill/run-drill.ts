import { createHandler as createIngest } from '@quote-elt/ingest';
import { QUOTATIONS } from '@quote-elt/ingest/quotations';
import { LOCAL_TABLES, type Random, seededRandom, startDynamoDb, startStandInApi } from '@quote-elt/local';
import { endlessPatience, MAX_LATENESS_SECONDS } from '@quote-elt/runtime';
import { addDays, type CalendarDate, daysBetween, type Tick, ticksOfDay } from '@quote-elt/shared';
import { createHandler as createTransform, dynamoDbLedger } from '@quote-elt/transform';
import { letterBody } from '../dead-letters/dead-letter.ts';
import { memoryQueue } from '../dead-letters/memory-queue.ts';
import { readQueue, redrive } from '../dead-letters/redrive.ts';
import { InterruptedError } from '../errors.ts';
import { invokeAsync } from '../invoke-async.ts';
import { transformEnv } from '../store/handler-env.ts';
import { markingIngest } from '../store/mark-changed.ts';
import { apiFaults, planOutages } from './api-faults.ts';
import { deliver } from './deliveries.ts';
import { createFaultCounter } from './fault-counter.ts';
import { makeFaulty } from './faulty-dynamodb.ts';
import { judge, scanRows, type Verdict } from './recompute.ts';

/** What a drill is to do. */
export interface DrillRequest {
  readonly lastDay: CalendarDate;
  readonly days: number;
  readonly seed: number;
  /** Period of the ingest schedule, in seconds. */
  readonly tickSeconds: number;
  readonly signal: AbortSignal;
}

/** What a drill found. */
export interface DrillReport extends Verdict {
  readonly days: number;
  readonly seed: number;
  readonly letters: number;
  readonly faults: Readonly<Record<string, number>>;
}

/** A container is thrown away after so many invocations on average. */
const COLD_SHARE = 0.01;

/** Part of the daily transforms that never come. */
const SKIPPED_TRANSFORM = 0.1;

/** The hour of the next day at which a day is transformed, UTC. */
const TRANSFORM_HOUR = 3;

/** Every third day asks for several quotes a tick, so that a crash can come between two puts. */
const quotesOn = (index: number) => (index % 3 === 2 ? 3 : 1);

/** Drives the real handlers through days full of faults, then does what the runbook says, and compares with an independent count. */
export async function runDrill(request: DrillRequest, onTick: () => void): Promise<DrillReport> {
  const { seed, tickSeconds, signal } = request;
  const days = daysBetween(addDays(request.lastDay, 1 - request.days), request.lastDay);
  const random = seededRandom(seed);
  const counter = createFaultCounter();
  const queue = memoryQueue();
  let clock = new Date(`${days[0]}T00:00:00Z`);
  const now = () => clock;
  let calm = false;
  const dynamodb = await startDynamoDb();
  const faults = apiFaults(planOutages(days, random), now, random, counter);
  const api = await startStandInApi({ quotations: QUOTATIONS, seed, now, fault: () => (calm ? undefined : faults()) });
  const faulty = makeFaulty(dynamodb.client, random, counter);
  const options = { dynamodb: dynamodb.client, now, write: () => undefined };

  const makeIngest = (count: number) =>
    createIngest(
      {
        ELT_RAW_TABLE: LOCAL_TABLES.raw,
        ELT_QUOTE_SOURCES: 'quotable',
        ELT_QUOTABLE_BASE_URL: api.baseUrl,
        ELT_QUOTES_PER_TICK: String(count),
        ELT_SOURCE_TIMEOUT_MS: '200',
      },
      options,
    );
  const transform = createTransform(
    transformEnv(
      { tables: LOCAL_TABLES, lateSeconds: MAX_LATENESS_SECONDS },
      { ELT_TICK_SECONDS: String(tickSeconds) },
    ),
    options,
  );

  try {
    let overdue: { tick: Tick; count: number }[] = [];
    for (const [index, day] of days.entries()) {
      const count = quotesOn(index);
      const ingest = containers(
        () => makeIngest(count),
        random,
        () => counter.add('container cold'),
      );
      const { today, tomorrow, undelivered } = deliver(ticksOfDay(day, tickSeconds), random, counter);
      for (const tick of undelivered) await queue.send(JSON.stringify({ task: 'ingest', scheduled_time: tick }));
      const arrivals = [...overdue, ...today.map((tick) => ({ tick, count }))];
      for (const arrival of arrivals) {
        if (signal.aborted) throw new InterruptedError(signal);
        if (arrival.count === count) clock = new Date(Math.max(Date.parse(arrival.tick), Date.parse(day)));
        const event = { scheduled_time: arrival.tick };
        const handler = arrival.count === count ? ingest() : makeIngest(arrival.count);
        await invokeAsync(() => handler(event)).catch((error: unknown) =>
          queue.send(letterBody('ingest', event, error)),
        );
        onTick();
      }
      overdue = tomorrow.map((tick) => ({ tick, count }));
      // Early: ticks that are late come after it, as long as Scheduler and Lambda deliver.
      clock = new Date(Date.parse(addDays(day, 1)) + TRANSFORM_HOUR * 3_600_000);
      if (random() < SKIPPED_TRANSFORM) counter.add('transform skipped');
      else {
        const event = { scheduled_time: clock.toISOString() };
        await invokeAsync(() => transform(event)).catch((error: unknown) =>
          queue.send(letterBody('transform', event, error)),
        );
      }
    }
    calm = true;
    faulty.calm();
    const letters = await readQueue(queue);
    await putRight();
    return await verdictOf(letters.length);

    /** What the runbook asks for: late ticks arrive, the queue is redriven, the range is backfilled. */
    async function putRight(): Promise<void> {
      for (const { tick, count } of overdue) await makeIngest(count)({ scheduled_time: tick });
      // Nothing comes late any more: a day that was read before is read again.
      clock = new Date(clock.getTime() + MAX_LATENESS_SECONDS * 1000);
      const ingestLetter = (event: unknown) => {
        const day = String(Object(event).scheduled_time).slice(0, 10);
        return makeIngest(quotesOn(days.findIndex((each) => each.startsWith(day))))(event);
      };
      // A letter a second: the API's limit counts for redriven ticks as for any others.
      const store = { client: dynamodb.client, tables: LOCAL_TABLES, patience: endlessPatience() };
      await redrive(queue, letters, { ingest: markingIngest(store, ingestLetter, now), transform }, () => {
        clock = new Date(clock.getTime() + 1000);
      });
      await transform({ from: days[0], to: request.lastDay });
    }

    async function verdictOf(letters: number): Promise<DrillReport> {
      const rows = await scanRows(dynamodb.client, LOCAL_TABLES.raw);
      const { records } = await dynamoDbLedger(dynamodb.client, LOCAL_TABLES.runs).list(
        days[0] ?? request.lastDay,
        request.lastDay,
      );
      const expected = {
        days,
        ticksOf: (day: CalendarDate) => ticksOfDay(day, tickSeconds),
        quotesPerTick: (day: CalendarDate) => quotesOn(days.indexOf(day)),
      };
      return { days: request.days, seed, letters, ...judge(expected, rows, records), faults: counter.counts() };
    }
  } finally {
    await api.close();
    await dynamodb.close();
  }
}

/** Warm containers that are thrown away now and then. */
function containers<T>(make: () => T, random: Random, onCold: () => void): () => T {
  let warm = make();
  return () => {
    if (random() < COLD_SHARE) {
      warm = make();
      onCold();
    }
    return warm;
  };
}
