import { CalendarDate } from '@quote-elt/shared';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ALL_RAW_COLUMNS, RAW_COLUMNS } from '../../src/models/raw-columns.ts';
import type { Attributes, RawPage, RowReader } from '../../src/ports/ports.ts';
import type { AttributeMap } from '../../src/rows/memory-row-reader.ts';
import { ATTRIBUTES_READ, attributesAt, DAY } from '../support.ts';

/** How an adapter is set up: a reader over the days given, and how to take it down. */
export type ReaderSetup = (
  days: ReadonlyMap<CalendarDate, readonly AttributeMap[]>,
) => Promise<{ reader: RowReader; close: () => Promise<void> }>;

const EMPTY_DAY = CalendarDate.parse('2026-11-20');
const NEXT_DAY = CalendarDate.parse('2026-11-23');

const [READ = fail()] = ATTRIBUTES_READ;

/** Over 3 MB in one day, so that a page of 1 MB cannot hold it. */
const BIG_DAY = Array.from({ length: 400 }, (_, n) =>
  attributesAt(n, { [READ]: { S: `${n} ${'long text '.repeat(900)}` } }),
);

function fail(): never {
  throw new RangeError('models read nothing of an item');
}

/** What every row reader must do. */
export function describeRowReader(name: string, setUp: ReaderSetup): void {
  describe(`row reader: ${name}`, () => {
    let reader: RowReader;
    let close: () => Promise<void>;

    beforeAll(async () => {
      const nextDay = [{ ...attributesAt(0), ingested_date: { S: NEXT_DAY } }];
      ({ reader, close } = await setUp(
        new Map([
          [DAY, BIG_DAY],
          [NEXT_DAY, nextDay],
        ]),
      ));
    });
    afterAll(() => close());

    test('gives every row of a day over 3 MB once, in key order, over several pages', async () => {
      const pages = await pagesOf(reader, DAY);
      expect(pages.length).toBeGreaterThan(1);
      // What no model reads is left behind.
      expect(itemsOf(pages)).toEqual(BIG_DAY.map((item) => pick(item, Object.keys(RAW_COLUMNS))));
      expect(Object.keys(BIG_DAY[0] ?? {})).toContain('fetched_at');
      expect(pages.reduce((sum, { count }) => sum + count, 0)).toBe(BIG_DAY.length);
    });

    test('gives only the keys of every row where only they are asked for', async () => {
      const keys = ['ingested_date', 'ingested_at'];
      expect(itemsOf(await pagesOf(reader, DAY, 'keys'))).toEqual(BIG_DAY.map((item) => pick(item, keys)));
    });

    test('gives every attribute that a model could read where all are asked for', async () => {
      const all = Object.keys(ALL_RAW_COLUMNS);
      expect(all).toEqual(expect.arrayContaining([...Object.keys(RAW_COLUMNS), 'fetched_at']));
      expect(itemsOf(await pagesOf(reader, DAY, 'all'))).toEqual(BIG_DAY.map((item) => pick(item, all)));
    });

    test('the bytes of a page last until the next one is asked for, however long that takes', async () => {
      const rows: unknown[] = [];
      for await (const { json } of reader.pages(DAY)) {
        // By its end any page that was asked for ahead has come.
        await reader.hasRows(DAY);
        rows.push(...JSON.parse(Buffer.from(json).toString()));
      }
      expect(rows).toHaveLength(BIG_DAY.length);
      expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(BIG_DAY.length);
    });

    test('gives no row of another day', async () => {
      expect(itemsOf(await pagesOf(reader, NEXT_DAY))).toHaveLength(1);
    });

    test('gives a day without rows as no items', async () => {
      expect(itemsOf(await pagesOf(reader, EMPTY_DAY))).toEqual([]);
    });

    test('knows whether a day has a row at all', async () => {
      expect([await reader.hasRows(DAY), await reader.hasRows(EMPTY_DAY)]).toEqual([true, false]);
    });

    test('tells what each page took', async () => {
      for (const { units = 0 } of await pagesOf(reader, DAY)) expect(units).toBeGreaterThan(0);
    });
  });
}

async function pagesOf(reader: RowReader, date: CalendarDate, attributes?: Attributes): Promise<RawPage[]> {
  const pages: RawPage[] = [];
  for await (const page of reader.pages(date, attributes)) pages.push({ ...page, json: Uint8Array.from(page.json) });
  return pages;
}

function pick(item: AttributeMap, names: readonly string[]): AttributeMap {
  return Object.fromEntries(Object.entries(item).filter(([name]) => names.includes(name)));
}

function itemsOf(pages: readonly RawPage[]): unknown[] {
  return pages.flatMap(({ json }): unknown[] => JSON.parse(Buffer.from(json).toString()));
}
