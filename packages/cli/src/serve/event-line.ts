import { countOf, formatShare } from '../terminal/format.ts';
import type { LiveEvent } from './live-pipeline.ts';

/** What happened in a served pipeline, on one line. */
export function eventLine(event: LiveEvent): string {
  if ('result' in event) return `${event.tick}  ${event.result.written} written from ${event.result.source}`;
  if ('tick' in event) return `${event.tick}  failed, now a dead letter: ${event.error}`;
  if ('dayError' in event) return `day not transformed: ${event.dayError}`;
  const { run_date, status, rows, completeness } = event.day;
  return `day ${run_date}  ${status}, ${countOf(rows, 'row')}, complete to ${formatShare(completeness)}`;
}
