import { z } from 'zod';

/** A scheduled instant, UTC, whole seconds, canonical ISO-8601 with milliseconds: `2026-11-22T18:59:00.000Z`. */
export const Tick = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.000Z$/, 'a tick is a UTC instant of whole seconds')
  .refine(isInstant, 'no such instant')
  .brand<'Tick'>();
export type Tick = z.infer<typeof Tick>;

/** Any ISO-8601 instant with a zone, as EventBridge Scheduler sends it; parsed into its tick. */
export const ScheduledTime = z.iso
  .datetime({ offset: true })
  .refine(isInstant, 'no such instant')
  .transform((value) => toTick(Date.parse(value)));

/** The tick of an instant in epoch milliseconds: the part below a second is cut off. */
export function toTick(epochMs: number): Tick {
  return Tick.parse(new Date(Math.floor(epochMs / 1000) * 1000).toISOString());
}

/** The tick of the minute that `now` lies in: what an event without a scheduled time means. */
export function minuteTick(now: Date): Tick {
  return toTick(Math.floor(now.getTime() / 60_000) * 60_000);
}

/** The instant of a tick in epoch milliseconds. */
export function tickMs(tick: Tick): number {
  return Date.parse(tick);
}

function isInstant(value: string): boolean {
  return !Number.isNaN(Date.parse(value));
}
