import { NoSourceError } from '@quote-elt/ingest';
import { HOSTED_SOURCE, type SourceName } from '@quote-elt/ingest/config';
import { LOCAL_TABLES } from '@quote-elt/local';
import type { CalendarDate, IngestResult, Tick } from '@quote-elt/shared';
import { letterBody } from '../dead-letters/dead-letter.ts';
import type { DeadLetterQueue } from '../dead-letters/queue.ts';
import { invokeAsync } from '../handlers/invoke-async.ts';
import { type IngestHandler, ingestOn } from '../handlers/store-handlers.ts';
import { OFFLINE_SOURCE } from '../record/record.ts';
import { deliver } from './faults/deliveries.ts';
import { dayOf, type Stage, tickOf } from './plan/stage.ts';
import type { Rig } from './rig.ts';

/**
 * How long ingest waits for the API, in milliseconds. It waits longer where another source stands behind it: an answer that a busy
 * machine gives late must not open its breaker, or the next ticks would not meet the faults that are planned for them.
 */
const SOURCE_TIMEOUT_MS = 300;
const FAIL_OVER_TIMEOUT_MS = 1000;

/** How a day is ingested. */
interface IngestSettings {
  readonly sources: readonly SourceName[];
  readonly count: number;
  readonly timeoutMs: number;
}

/** Delivers ticks to ingest, in containers that are kept warm and thrown away now and then; what fails becomes a letter. */
export interface IngestSide {
  /** Delivers all ticks of a day, after those of the day before that are overdue. */
  day(day: CalendarDate, onTick: () => void): Promise<void>;
  /** Delivers the ticks that are still overdue. */
  overdue(): Promise<void>;
  /** Repeats the event of a letter. */
  redrive: IngestHandler;
  /** Invocations that found no source although a second one stood behind the first. */
  unserved(): number;
}

/** Gives ingest on a rig, before the first tick. */
export function createIngestSide(stage: Stage, rig: Rig, queue: DeadLetterQueue): IngestSide {
  const warm = new Map<string, IngestHandler>();
  let waiting: readonly Tick[] = [];
  let unserved = 0;

  const handlerOfNoDay: IngestHandler = (event) =>
    makeIngest(stage, rig, { sources: [HOSTED_SOURCE], count: 1, timeoutMs: SOURCE_TIMEOUT_MS })(event);

  const settingsOf = (day: CalendarDate): IngestSettings => {
    const count = stage.recordsOf(day);
    return stage.plan.strikes('source fail-over', day)
      ? { sources: [HOSTED_SOURCE, OFFLINE_SOURCE], count, timeoutMs: FAIL_OVER_TIMEOUT_MS }
      : { sources: [HOSTED_SOURCE], count, timeoutMs: SOURCE_TIMEOUT_MS };
  };

  const containerFor = (day: CalendarDate, isCold: boolean): IngestHandler => {
    const settings = settingsOf(day);
    const key = `${settings.sources.join()} ${settings.count}`;
    const known = isCold ? undefined : warm.get(key);
    const handler = known ?? makeIngest(stage, rig, settings);
    warm.set(key, handler);
    return handler;
  };

  /** Makes one invocation, whose report goes into the book. */
  const invoke = async (handler: IngestHandler, tick: Tick, event: unknown): Promise<IngestResult> => {
    const day = dayOf(stage, tick);
    const failsOver = day !== undefined && stage.plan.strikes('source fail-over', day);
    if (failsOver) rig.book.mayFailOver(tick);
    stage.tick = tick;
    const result = await handler(event).catch((error: unknown) => {
      if (failsOver && error instanceof NoSourceError) unserved++;
      throw error;
    });
    rig.book.reported(tick, result.source);
    if (failsOver && result.source === OFFLINE_SOURCE) stage.plan.happened('source fail-over', day);
    return result;
  };

  const arrive = async (tick: Tick, handlers: readonly IngestHandler[]) => {
    const event = { task: 'ingest', scheduled_time: tick };
    await Promise.all(
      handlers.map((handler) =>
        invokeAsync(() => invoke(handler, tick, event)).catch((error: unknown) =>
          queue.send(letterBody('ingest', event, error)),
        ),
      ),
    );
    stage.tick = undefined;
  };

  const overdue = async () => {
    for (const tick of waiting) {
      const day = dayOf(stage, tick);
      if (day !== undefined) await arrive(tick, [containerFor(day, false)]);
    }
    waiting = [];
  };

  return {
    async day(day, onTick) {
      const { today, tomorrow, undelivered } = deliver(stage, day);
      for (const tick of undelivered) await queue.send(JSON.stringify({ task: 'ingest', scheduled_time: tick }));
      stage.clock.set(Date.parse(day));
      await overdue();
      for (const { tick, at, twice } of today) {
        stage.clock.set(at);
        const container = containerFor(day, stage.plan.take('ingest cold-container', tick));
        await arrive(tick, twice ? [container, makeIngest(stage, rig, settingsOf(day))] : [container]);
        onTick();
      }
      waiting = tomorrow;
    },
    overdue,
    redrive: async (event) => {
      const tick = tickOf(event, stage);
      const day = tick && dayOf(stage, tick);
      if (tick === undefined || day === undefined) return handlerOfNoDay(event);
      try {
        return await invoke(containerFor(day, false), tick, event);
      } finally {
        stage.tick = undefined;
      }
    },
    unserved: () => unserved,
  };
}

function makeIngest(stage: Stage, rig: Rig, { sources, count, timeoutMs }: IngestSettings): IngestHandler {
  return ingestOn(
    { client: rig.faulty, tables: LOCAL_TABLES, patience: rig.patience },
    { sources: [...sources], base_url: rig.apiUrl, records_per_tick: count },
    { now: stage.clock.now, sourceTimeoutMs: timeoutMs },
  );
}
