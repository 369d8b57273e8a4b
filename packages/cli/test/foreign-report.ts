import { addDays, CalendarDate, daysBetween, rawItem, type SourceRecord, ticksOfDay } from '@quote-elt/shared';
import { encodeItem } from '@quote-elt/shared/dynamodb';
import {
  folderWarehouse,
  memoryLedger,
  memoryRowReader,
  type TransformSettings,
  transformDay,
  type Warehouse,
} from '@quote-elt/transform';
import { expect } from 'vitest';
import { type ReportData, readReport } from '../src/report/data/report-data.ts';

const DAY = CalendarDate.parse('2026-11-23');
const FIRST = addDays(DAY, -9);
const NOW = new Date('2026-11-24T09:00:00Z');
const SETTINGS: TransformSettings = {
  tickSeconds: 600,
  maxRejectedShare: 0.1,
  failOnDrift: false,
  threads: 1,
  memoryLimitMb: 256,
};

/** Stands in every text that comes from outside, and in no other. */
export const FOREIGN = 'שלום';

function itemsOf(date: CalendarDate, record: SourceRecord, source: string) {
  return ticksOfDay(date, SETTINGS.tickSeconds).map((tick) => encodeItem(rawItem(tick, 0, record, source, NOW)));
}

/** Publishes nothing: what it throws is somebody else's text. */
const FULL_DISK: Warehouse = {
  ...folderWarehouse('/data'),
  head: async () => undefined,
  put: () => Promise.reject(new Error(`${FOREIGN}: no space`)),
};

/** The report of a day of one record after nine others from another source, so that the share of its source, which is foreign, has drifted. */
export async function reportOf(record: SourceRecord, { failed }: { failed: boolean }): Promise<ReportData> {
  const days = daysBetween(FIRST, DAY);
  const items = days.map((date) => {
    return [date, itemsOf(date, record, date === DAY ? `${FOREIGN} מקור` : 'api')] as const;
  });
  const ports = {
    reader: memoryRowReader(new Map(items)),
    ledger: memoryLedger(),
    now: () => NOW,
    log: () => undefined,
    countDay: () => undefined,
  };
  for (const date of days) {
    const warehouse = failed && date === DAY ? FULL_DISK : undefined;
    await transformDay(date, SETTINGS, { ...ports, warehouse }).catch(() => undefined);
  }
  return readReport(DAY, { place: 'this machine', asOf: NOW }, SETTINGS, ports, () => undefined);
}

/** The elements, with their attributes, right around each place where a text from outside stands. */
export function elementsAround(page: string): string[] {
  const around = [...page.matchAll(/<([^<>]*)>([^<>]*)/g)].flatMap(([, element = '', text = '']) =>
    Array<string>(text.split(FOREIGN).length - 1).fill(element),
  );
  // Each of them stands in a text, none in an element's own attributes.
  expect(around).toHaveLength(page.split(FOREIGN).length - 1);
  return around;
}
