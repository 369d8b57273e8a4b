import { type CalendarDate, RawKey, tickMs, tickOfKey } from '@quote-elt/shared';
import { type Completeness, completenessOf } from './completeness.ts';
import type { RowReader } from './ports.ts';

/** How much of a day's schedule has left a row in the raw table, whether or not the day was transformed. */
export async function rawCompleteness(
  date: CalendarDate,
  tickSeconds: number,
  reader: RowReader,
): Promise<Completeness & { rows: number }> {
  const slots = new Set<number>();
  let rows = 0;
  for await (const page of reader.pages(date)) {
    rows += page.count;
    const items: { ingested_date?: { S?: string }; ingested_at?: { S?: string } }[] = JSON.parse(
      Buffer.from(page.json).toString(),
    );
    for (const item of items) {
      const key = RawKey.safeParse({ ingested_date: item.ingested_date?.S, ingested_at: item.ingested_at?.S });
      if (key.success)
        slots.add(Math.floor((tickMs(tickOfKey(key.data).tick) - Date.parse(date)) / 1000 / tickSeconds));
    }
  }
  return { rows, ...completenessOf(date, tickSeconds, slots) };
}
