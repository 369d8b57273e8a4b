import { type CalendarDate, normaliseQuote, type RawItem, rawItem, ticksOfDay } from '@quote-elt/shared';
import { NOW } from '../../support.ts';

/** One ingestion as plainly as it can be told: the minute of a day, and what came. */
export interface Ingestion {
  readonly day: CalendarDate;
  readonly minute: number;
  readonly text: string;
  readonly author: string;
  readonly tags: readonly string[];
  readonly source: string;
}

/** The raw item of an ingestion. */
export function itemOf({ day, minute, text, author, tags, source }: Ingestion): RawItem {
  const tick = ticksOfDay(day, 60)[minute];
  if (tick === undefined) throw new RangeError(`no minute ${minute}`);
  return rawItem(tick, 0, normaliseQuote({ content: text, author, tags }), source, NOW);
}

/** The days of some ingestions, oldest first, each with its own. */
export function daysOf(ingestions: readonly Ingestion[]): Map<CalendarDate, Ingestion[]> {
  const sorted = [...ingestions].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.minute - b.minute));
  return Map.groupBy(sorted, ({ day }) => day);
}
