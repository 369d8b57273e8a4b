import { crc32 } from 'node:zlib';
import { CalendarDate, RAW_SCHEMA_VERSION, type SourceRecord } from '@quote-elt/shared';
import { encodeItem } from '@quote-elt/shared/dynamodb';
import { RECORDS, recordAt } from './records.ts';

/** The day that every page belongs to. */
export const BENCH_DAY = CalendarDate.parse('2026-11-22');

/** DynamoDB cuts a page at 1 MB of item size: the lengths of attribute names and values. */
const PAGE_BYTES = 1_048_576;
const DAY_MS = 86_400_000;

/** One answer of a Query as it goes over the wire. */
export interface RecordedPage {
  readonly body: Buffer;
  readonly crc32: number;
}

/**
 * A day of `items` rows, evenly spread, as the pages that DynamoDB would answer, with all attributes or the ones named;
 * always the same for the same number. Pages are cut by the size of whole items, whatever is asked for of them.
 */
export function recordPages(items: number, attributes?: readonly string[]): RecordedPage[] {
  const templates = new Map(RECORDS.map((record) => [record, templateOf(record, attributes)]));
  const pages: RecordedPage[] = [];
  let parts: string[] = [];
  let size = 0;
  const start = Date.parse(BENCH_DAY);
  for (let i = 0; i < items; i++) {
    const at = new Date(start + Math.floor((i * DAY_MS) / items)).toISOString();
    const record = recordAt(i);
    const template = templates.get(record) ?? templateOf(record, attributes);
    parts.push(template.json.replaceAll(TIME, at));
    size += template.size;
    if (size >= PAGE_BYTES || i === items - 1) {
      pages.push(pageOf(parts, i === items - 1 ? undefined : at));
      parts = [];
      size = 0;
    }
  }
  return pages;
}

/** Stands for the row's own time in a template. */
const TIME = '0000-00-00T00:00:00.000Z';

function templateOf(record: SourceRecord, attributes: readonly string[] | undefined): { json: string; size: number } {
  const item = {
    ...record,
    ingested_date: BENCH_DAY,
    ingested_at: TIME,
    source: 'quotable',
    fetched_at: TIME,
    schema_version: RAW_SCHEMA_VERSION,
  };
  const size = Object.entries(item).reduce(
    (sum, [key, value]) => sum + key.length + Buffer.byteLength(String(value ?? '')),
    0,
  );
  const asked = Object.entries(encodeItem(item)).filter(([name]) => attributes?.includes(name) ?? true);
  return { json: JSON.stringify(Object.fromEntries(asked)), size };
}

function pageOf(items: readonly string[], lastAt: string | undefined): RecordedPage {
  const key = { ingested_date: { S: BENCH_DAY }, ingested_at: { S: lastAt } };
  const end = lastAt === undefined ? '' : `,"LastEvaluatedKey":${JSON.stringify(key)}`;
  const body = Buffer.from(
    `{"Count":${items.length},"Items":[${items.join(',')}],"ScannedCount":${items.length}${end}}`,
  );
  return { body, crc32: crc32(body) };
}
