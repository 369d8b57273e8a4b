import { messageOf } from '@quote-elt/runtime';
import {
  addDays,
  type CalendarDate,
  dateOf,
  daysBetween,
  type IngestResult,
  type RunRecord,
  type Tick,
  toTick,
} from '@quote-elt/shared';
import { letterBody } from '../dead-letters/dead-letter.ts';
import type { DeadLetterQueue } from '../dead-letters/queue.ts';
import { invokeAsync } from '../handlers/invoke-async.ts';
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
  /** No tick comes from here on. */
  readonly end: number;
  /** True when days before `from` are caught up with first. */
  readonly catchUp: boolean;
}

/** A catch-up of the transform looks back for so many days. */
const CATCH_UP_DAYS = 7;

/** At most so many ticks are at work at the same time. */
const MAX_RUNNING = 8;

/** Ticks that are later than so many periods are skipped, since the machine slept. */
const MAX_LATE_TICKS = 600;

/**
 * Ticks as the schedule would, and transforms each day when it closes, until the schedule ends or the signal is aborted. As in Lambda, a slow
 * tick does not hold up the next one, and what fails to the end becomes a dead letter; throws when that cannot be kept.
 */
export async function runLive(
  { tickSeconds, from, end, catchUp }: LiveSchedule,
  { clock, ingest, transform, deadLetters, onEvent }: LivePorts,
  signal: AbortSignal,
): Promise<void> {
  const periodMs = tickSeconds * 1000;
  const stop = new AbortController();
  const stopped = AbortSignal.any([signal, stop.signal]);
  const running = new Set<Promise<void>>();
  let failure: unknown;
  const track = (work: Promise<void>) => {
    const tracked = work
      .catch((error: unknown) => {
        failure ??= error;
        stop.abort();
      })
      .finally(() => running.delete(tracked));
    running.add(tracked);
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
  /** Transforms what is closed at `epochMs`, of which `open` was the day that went on until now. */
  const closeDays = async (open: CalendarDate, epochMs: number) => {
    const to = addDays(dateOf(epochMs), -1);
    // The machine slept through more days than a catch-up looks back for.
    const slept = daysBetween(open, to).length > CATCH_UP_DAYS;
    const event = slept ? { from: open, to } : { scheduled_time: toTick(epochMs) };
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
  if (catchUp) track(closeDays(day, next));
  for (;;) {
    await clock.until(next, stopped);
    if (stopped.aborted) break;
    if (dateOf(next) !== day) {
      await Promise.all(running);
      track(closeDays(day, next));
      day = dateOf(next);
    }
    if (next >= end) break;
    // Ticks that are late come a few at a time, not all at once.
    if (running.size >= MAX_RUNNING) await Promise.race(running);
    track(ingestTick(toTick(next)));
    const late = clock.now().getTime() - next;
    next += late > MAX_LATE_TICKS * periodMs ? Math.ceil(late / periodMs) * periodMs : periodMs;
  }
  await Promise.all(running);
  if (failure !== undefined) throw failure;
}
