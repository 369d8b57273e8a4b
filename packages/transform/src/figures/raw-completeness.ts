import { type CalendarDate, RawKey, tickMs, tickOfKey } from '@quote-elt/shared';
import type { RowReader } from '../ports.ts';
import { type Completeness, completenessOf } from './completeness.ts';

/** A key as it may lie in the table: by the contract or not. */
interface FoundKey {
  readonly ingested_date?: { readonly S?: unknown } | null;
  readonly ingested_at?: { readonly S?: unknown } | null;
}

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
    const items: (FoundKey | null)[] = JSON.parse(Buffer.from(page.json).toString());
    for (const item of items) {
      const key = RawKey.safeParse({ ingested_date: item?.ingested_date?.S, ingested_at: item?.ingested_at?.S });
      // The same rule as in staging: a row that is not spelled by the contract, or lies in the wrong partition, is no tick's.
      if (!key.success || !key.data.ingested_at.startsWith(key.data.ingested_date)) continue;
      slots.add(Math.floor((tickMs(tickOfKey(key.data).tick) - Date.parse(date)) / 1000 / tickSeconds));
    }
  }
  return { rows, ...completenessOf(date, tickSeconds, slots) };
}
