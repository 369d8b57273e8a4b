import * as z from 'zod';
import { RECORD_EXAMPLES } from '../record/record.ts';
import { CalendarDate } from '../time/calendar.ts';
import { ScheduledTime, Tick } from '../time/tick.ts';

/** Names the function that an event is meant for, so that a dead letter can be sent again to the right one. Older events have no task. */
function taskOf<Name extends 'ingest' | 'transform'>(name: Name) {
  return z
    .literal(name)
    .optional()
    .meta({ description: 'The function that the event is meant for; it may be left out.', examples: [name] });
}

/** What invokes ingest: the scheduled time, or nothing for "the minute that is now". */
export const IngestEvent = z
  .strictObject({
    task: taskOf('ingest'),
    scheduled_time: ScheduledTime.optional().meta({
      description: 'When the run was due, ISO-8601 with a zone; left out for the minute that is now.',
      examples: ['2026-11-22T18:59:00Z'],
    }),
  })
  .meta({ title: 'Ingest event', description: 'What invokes ingest.' });
export type IngestEvent = z.infer<typeof IngestEvent>;
/** What is given to the schema: without brands, and without what has a default. */
export type IngestEventInput = z.input<typeof IngestEvent>;

/** What one ingest run did. */
export const IngestResult = z
  .object({
    tick: Tick.meta({ description: 'The tick that was ingested, ISO-8601, UTC, whole seconds.' }),
    source: z.string().meta({ description: 'The source that answered.', examples: [RECORD_EXAMPLES.source] }),
    written: z
      .int()
      .nonnegative()
      .meta({ description: 'Rows that are new.', examples: [1] }),
    duplicates: z
      .int()
      .nonnegative()
      .meta({ description: 'Rows that were there before.', examples: [0] }),
    rejected: z
      .int()
      .nonnegative()
      .meta({ description: 'Records of the answer that could not be used.', examples: [0] }),
  })
  .meta({ title: 'Ingest result', description: 'What one ingest run did.' });
export type IngestResult = z.infer<typeof IngestResult>;
/** What is given to the schema: without brands, and without what has a default. */
export type IngestResultInput = z.input<typeof IngestResult>;

const task = taskOf('transform');

const force = z
  .boolean()
  .default(false)
  .meta({
    description: 'Transform days again that are done.',
    examples: [true],
  });

/**
 * Zod 4.6 would explain a union by its only member that knows every key but a few, whatever the others say. As aborted,
 * such a member is one of several.
 */
const oneOfSeveral: z.core.CheckFn<unknown> = (found) => {
  if (found.issues.length > 0) found.aborted = true;
};

/**
 * What invokes transform: a scheduled time to catch up to, a list of days, or a range of days. That `to` is not before
 * `from` is for the reader to see to: JSON Schema cannot compare two fields, and both must accept the same.
 */
export const TransformEvent = z
  .union([
    z
      .strictObject({
        task,
        scheduled_time: ScheduledTime.optional().meta({
          description: 'Catch up with every day closed by then, ISO-8601 with a zone; left out for now.',
          examples: ['2026-11-23T12:00:00Z'],
        }),
      })
      .check(oneOfSeveral),
    z.strictObject({
      task,
      dates: z
        .array(CalendarDate)
        .min(1)
        .meta({ description: 'Just these UTC days, YYYY-MM-DD.', examples: [['2026-11-21', '2026-11-22']] }),
      force,
    }),
    z.strictObject({
      task,
      from: CalendarDate.meta({ description: 'The first UTC day of a range, YYYY-MM-DD.' }),
      to: CalendarDate.meta({ description: 'The last UTC day of the range, YYYY-MM-DD, not before from.' }),
      force,
    }),
  ])
  .meta({ title: 'Transform event', description: 'What invokes transform.' });
export type TransformEvent = z.infer<typeof TransformEvent>;
/** What is given to the schema: without brands, and without what has a default. */
export type TransformEventInput = z.input<typeof TransformEvent>;
