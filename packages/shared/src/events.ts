import { z } from 'zod';
import { CalendarDate } from './calendar.ts';
import { ScheduledTime, Tick } from './tick.ts';

/** What invokes ingest: the scheduled time, or nothing for "the minute that is now". */
export const IngestEvent = z.strictObject({ scheduled_time: ScheduledTime.optional() });
export type IngestEvent = z.infer<typeof IngestEvent>;

/** What one ingest run did. */
export const IngestResult = z.object({
  tick: Tick,
  source: z.string(),
  written: z.int().nonnegative(),
  duplicates: z.int().nonnegative(),
  /** Records of the answer that were no quotes. */
  rejected: z.int().nonnegative(),
});
export type IngestResult = z.infer<typeof IngestResult>;

/** What invokes transform: a scheduled time to catch up to, a list of days, or a range of days. */
export const TransformEvent = z.union([
  z.strictObject({ scheduled_time: ScheduledTime.optional() }),
  z.strictObject({ dates: z.array(CalendarDate).min(1), force: z.boolean().default(false) }),
  z
    .strictObject({ from: CalendarDate, to: CalendarDate, force: z.boolean().default(false) })
    .refine(({ from, to }) => from <= to, 'from is after to'),
]);
export type TransformEvent = z.infer<typeof TransformEvent>;
