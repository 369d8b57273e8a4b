import type { CalendarDate } from '@quote-elt/shared';
import type { RowReader } from '../ports/ports.ts';
import { ATTRIBUTE_NAMES } from './attribute-names.ts';

/** An item in DynamoDB's attribute form, as it may lie in the table: of any shape. */
export type AttributeMap = Readonly<Record<string, object>>;

/** Reads days out of lists of items, `pageSize` at a time; a page takes one read unit. */
export function memoryRowReader(days: ReadonlyMap<CalendarDate, readonly AttributeMap[]>, pageSize = 1000): RowReader {
  return {
    async *pages(date, attributes = 'models') {
      const items = days.get(date) ?? [];
      for (let start = 0; start < Math.max(items.length, 1); start += pageSize) {
        const page = items.slice(start, start + pageSize).map((item) => project(item, ATTRIBUTE_NAMES[attributes]));
        yield { count: page.length, json: Buffer.from(JSON.stringify(page)), units: 1 };
      }
    },
    hasRows: async (date) => (days.get(date)?.length ?? 0) > 0,
  };
}

function project(item: AttributeMap, names: readonly string[]): AttributeMap {
  return Object.fromEntries(Object.entries(item).filter(([name]) => names.includes(name)));
}
