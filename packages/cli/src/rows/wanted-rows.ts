import { type CalendarDate, ScheduledTime } from '@quote-elt/shared';
import { UsageError } from '../errors/usage-error.ts';
import { withSeconds } from '../options/day-options.ts';
import type { RowsWanted } from './query-rows.ts';

/** What picks rows of a day: one tick, or one key, of which the command takes one. */
export interface RowChoice {
  readonly tick?: string;
  readonly key?: string;
}

/** A key of DynamoDB has at most so many bytes. */
const MAX_KEY_BYTES = 1024;

/** The rows of a day that are wanted; a tick is an instant, or a time of the day as `18:59`. Throws UsageError. */
export function wantedRows(date: CalendarDate, { tick, key }: RowChoice): RowsWanted {
  if (key !== undefined) return { date, between: [keyOf(key), keyOf(key)] };
  if (tick === undefined) return { date };
  const [, minute, second = ':00'] = /^(\d{2}:\d{2})(:\d{2})?$/.exec(tick) ?? [];
  const parsed = ScheduledTime.safeParse(minute === undefined ? withSeconds(tick) : `${date}T${minute}${second}Z`);
  const hint = `give an instant of that day, such as --tick 18:59 or --tick ${date}T18:59:00Z`;
  if (!parsed.success) throw new UsageError(`--tick ${tick} is not an instant`, hint);
  if (!parsed.data.startsWith(date)) throw new UsageError(`--tick ${tick} does not lie on ${date}`, hint);
  // A place in a batch is a millisecond, and whatever lies within the second belongs to the tick.
  return { date, between: [parsed.data, parsed.data.replace('.000Z', '.999Z')] };
}

/** A key as it lies in the table, which may be none that a row should have. */
function keyOf(key: string): string {
  const bytes = Buffer.byteLength(key);
  if (bytes > 0 && bytes <= MAX_KEY_BYTES) return key;
  throw new UsageError(`--key has ${bytes} bytes, and a key 1 to ${MAX_KEY_BYTES}`, 'give the ingested_at of a row');
}
