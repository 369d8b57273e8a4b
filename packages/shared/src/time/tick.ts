import type * as z from 'zod';
import { patterned } from '../schema/patterned.ts';
import { isoOf } from './iso-of.ts';
import { WHOLE_SECOND, ZONED_INSTANT } from './patterns.ts';

/** A scheduled instant, UTC, whole seconds, canonical ISO-8601 with milliseconds: `2026-11-22T18:59:00.000Z`. */
export const Tick = patterned(
  'datetime',
  WHOLE_SECOND,
  'a tick is a UTC instant of whole seconds, YYYY-MM-DDTHH:MM:SS.000Z',
)
  .brand<'Tick'>()
  .meta({
    title: 'Tick',
    description: 'A scheduled instant: ISO-8601, UTC, whole seconds, written with milliseconds.',
    examples: ['2026-11-22T18:59:00.000Z'],
  });
export type Tick = z.infer<typeof Tick>;

/** Any ISO-8601 instant with a zone, years 1000 to 2999, as EventBridge Scheduler sends it; parsed into its tick. */
export const ScheduledTime = patterned(
  'datetime',
  ZONED_INSTANT,
  'not an ISO-8601 instant with a zone, years 1000 to 2999',
)
  .transform((value) => tickText(Date.parse(value)))
  // This is the schema of what comes out; without it Zod has no JSON Schema for the output.
  .pipe(Tick)
  .meta({
    title: 'Scheduled time',
    description:
      'An ISO-8601 instant with a zone, as EventBridge Scheduler sends it; what is below a second is cut off.',
    examples: ['2026-11-22T18:59:00Z', '2026-11-22T19:59:00+01:00'],
  });

/** The tick of an instant in epoch milliseconds: the part below a second is cut off. Throws RangeError outside of the years 0001 to 9999. */
export function toTick(epochMs: number): Tick {
  return Tick.parse(tickText(epochMs));
}

function tickText(epochMs: number): string {
  return isoOf(Math.floor(epochMs / 1000) * 1000);
}

/** The tick of the minute that `now` lies in: what an event without a scheduled time means. Throws RangeError on an invalid date. */
export function minuteTick(now: Date): Tick {
  return toTick(Math.floor(now.getTime() / 60_000) * 60_000);
}

/** The instant of a tick in epoch milliseconds. */
export function tickMs(tick: Tick): number {
  return Date.parse(tick);
}
