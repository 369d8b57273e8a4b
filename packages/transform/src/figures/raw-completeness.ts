import { isObject } from '@quote-elt/runtime';
import { type CalendarDate, RawKey, tickMs, tickOfKey } from '@quote-elt/shared';
import type { RawPage, RowReader } from '../ports/ports.ts';
import { type Completeness, completenessOf } from './completeness.ts';

/** How much of a day's schedule has left a row in the raw table, whether or not the day was transformed. */
export async function rawCompleteness(
  date: CalendarDate,
  tickSeconds: number,
  reader: RowReader,
): Promise<Completeness & { rows: number }> {
  const slots = new Set<number>();
  let rows = 0;
  for await (const page of reader.pages(date, 'keys')) {
    rows += page.count;
    for (const item of itemsOf(page)) {
      const key = RawKey.safeParse({
        ingested_date: textOf(item, 'ingested_date'),
        ingested_at: textOf(item, 'ingested_at'),
      });
      // Staging has the same rule: a key that is not spelled as the contract says, or lies in another partition, covers no tick.
      if (!key.success || !key.data.ingested_at.startsWith(key.data.ingested_date)) continue;
      slots.add(Math.floor((tickMs(tickOfKey(key.data).tick) - Date.parse(date)) / 1000 / tickSeconds));
    }
  }
  return { rows, ...completenessOf(date, tickSeconds, slots) };
}

/** The items of a page, each of any shape. */
function itemsOf({ json }: RawPage): readonly unknown[] {
  const items: unknown = JSON.parse(Buffer.from(json).toString());
  return Array.isArray(items) ? items : [];
}

/** The text that an item holds in an attribute; undefined where there is none. */
function textOf(item: unknown, name: string): unknown {
  const attribute = isObject(item) ? item[name] : undefined;
  return isObject(attribute) ? attribute.S : undefined;
}
