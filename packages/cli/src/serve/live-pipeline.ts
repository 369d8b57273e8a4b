import { dateOf, type IngestResult, type RunRecord, type Tick, toTick } from '@quote-elt/shared';
import { letterBody } from '../dead-letters/dead-letter.ts';
import type { DeadLetterQueue } from '../dead-letters/queue.ts';
import { invokeAsync } from '../invoke-async.ts';
import type { LiveClock } from './live-clock.ts';

/** What happened in a served pipeline. */
export type LiveEvent =
  | { readonly tick: Tick; readonly result: IngestResult }
  | { readonly tick: Tick; readonly error: string }
  | { readonly day: RunRecord }
  | { readonly dayError: string };

/** What a served pipeline works with. */
export interface LivePorts {
  readonly clock: LiveClock;
  readonly ingest: (event: unknown) => Promise<IngestResult>;
  readonly transform: (event: unknown) => Promise<{ readonly days: readonly { readonly record: RunRecord }[] }>;
  readonly deadLetters: DeadLetterQueue;
  readonly onEvent: (event: LiveEvent) => void;
}

/** When a served pipeline ticks; instants in epoch milliseconds of its own clock. */
export interface LiveSchedule {
  readonly tickSeconds: number;
  /** The first tick is the first one due from here on. */
  readonly from: number;
  /** No tick from here on. */
  readonly end: number;
  /** True when days before `from` are caught up with first. */
  readonly catchUp: boolean;
}

/** Ticks that are later than so many periods are skipped: the machine slept. */
const MAX_LATE_TICKS = 600;

/**
 * Ticks as the schedule would, and transforms each day when it closes, until the schedule ends or the signal is aborted. As in Lambda, a slow tick does not hold up the next one, and what fails to the end becomes a dead letter.
 */
export async function runLive(
  { tickSeconds, from, end, catchUp }: LiveSchedule,
  { clock, ingest, transform, deadLetters, onEvent }: LivePorts,
  signal: AbortSignal,
): Promise<void> {
  const periodMs = tickSeconds * 1000;
  const running = new Set<Promise<void>>();
  const track = (work: Promise<void>) => {
    running.add(work);
    void work.finally(() => running.delete(work));
  };
  const ingestTick = async (tick: Tick) => {
    const event = { scheduled_time: tick };
    try {
      onEvent({ tick, result: await invokeAsync(() => ingest(event)) });
    } catch (error) {
      await deadLetters.send(letterBody('ingest', event, error));
      onEvent({ tick, error: messageOf(error) });
    }
  };
  const closeDay = async (tick: Tick) => {
    const event = { scheduled_time: tick };
    try {
      const { days } = await invokeAsync(() => transform(event));
      for (const { record } of days) onEvent({ day: record });
    } catch (error) {
      await deadLetters.send(letterBody('transform', event, error));
      onEvent({ dayError: messageOf(error) });
    }
  };

  let next = Math.ceil(from / periodMs) * periodMs;
  let day = dateOf(from);
  if (catchUp) track(closeDay(toTick(next)));
  for (;;) {
    await clock.until(next, signal);
    if (signal.aborted || next >= end) break;
    const tick = toTick(next);
    if (dateOf(next) !== day) {
      day = dateOf(next);
      await Promise.all(running);
      track(closeDay(tick));
    }
    track(ingestTick(tick));
    const late = clock.now().getTime() - next;
    next += late > MAX_LATE_TICKS * periodMs ? Math.ceil(late / periodMs) * periodMs : periodMs;
  }
  await Promise.all(running);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
