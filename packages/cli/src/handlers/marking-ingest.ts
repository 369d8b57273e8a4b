import { type CalendarDate, dateOf, type IngestResult, tickMs } from '@quote-elt/shared';
import { type MarkedStore, markChanged } from '../store/mark-changed.ts';

/**
 * Gives an ingest for ticks that may lie in a closed day: by hand, by a redrive, or of a calendar that is faster than the real one. Where a tick lies in a closed day, it marks the record of that
 * day, so that the next run reads the day again. It does so after the rows are put, and even if they were there before: should
 * this process end in between, the ingest is repeated, since it was never reported as done. `onClosed` is called with each such day.
 */
export function markingIngest(
  store: MarkedStore,
  ingest: (event: unknown) => Promise<IngestResult>,
  now: () => Date,
  onClosed: (date: CalendarDate) => void = () => undefined,
): (event: unknown) => Promise<IngestResult> {
  return async (event) => {
    const result = await ingest(event);
    const date = dateOf(tickMs(result.tick));
    if (date < dateOf(now().getTime())) {
      await markChanged(store, date, now());
      onClosed(date);
    }
    return result;
  };
}
