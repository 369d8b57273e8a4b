import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BURST_SECONDS } from '@quote-elt/runtime';
import { expect, test } from 'vitest';
import { FREE_LIMITS } from '../../src/config/free-limits.ts';
import { LAMBDA_SECONDS } from '../../src/config/lambda.ts';
import { ASSUMPTIONS } from '../../src/cost/assumptions.ts';

const PAGE = readFileSync(join(import.meta.dirname, '..', '..', '..', '..', 'docs', 'scale.md'), 'utf8');

const DAY_SECONDS = 86_400;
const ROW_BYTES = 600;
/** What an eventually consistent read unit reads: docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html */
const READ_UNIT_BYTES = 8192;
/** What one partition gives and takes a second, in units. */
const PARTITION = { reads: 3000, writes: 1000 };
/** Dollars for one list or put, one get, and one megabyte scanned. */
const PRICES = { list: 5e-6, get: 0.4e-6, megabyte: 5e-6 };
const LEAST_SCAN_MB = 10;
/** Kilobytes of the three marts of a demo day. */
const MART_KB = [57, 44, 2];

const query = (days: number, megabytes: number) =>
  days * (PRICES.list + PRICES.get) + Math.max(megabytes, LEAST_SCAN_MB) * PRICES.megabyte;
const rounded = (value: number, step: number) => (Math.round(value / step) * step).toLocaleString('en-US');

/** The cells of the row of a table that begins so. */
function rowOf(start: string): string[] {
  const line = PAGE.split('\n').find((each) => each.startsWith(`| ${start}`));
  return (line ?? '').split('|').map((cell) => cell.trim());
}

test('what the free read units give in one run', () => {
  const units = FREE_LIMITS.read_units * (LAMBDA_SECONDS + BURST_SECONDS);
  const bytes = units * READ_UNIT_BYTES;
  const rows = rounded(bytes / ROW_BYTES, 10_000);
  const [, first, , arithmetic, change] = rowOf(rows);
  expect(first).toBe(rows);
  expect(arithmetic).toBe(
    `(${FREE_LIMITS.read_units} × ${LAMBDA_SECONDS} s + ${FREE_LIMITS.read_units} × ${BURST_SECONDS} s of burst) × ${READ_UNIT_BYTES.toLocaleString('en-US')} B = ${rounded(bytes / 1e6, 1)} MB = ${rows} rows`,
  );
  expect(change).toContain(`a million rows are ${rounded((1e6 * ROW_BYTES) / READ_UNIT_BYTES, 1)} units`);
  expect(PAGE).toContain(`A row takes about ${ROW_BYTES} bytes`);
});

test('what the free write units and one partition take a day', () => {
  const free = (FREE_LIMITS.write_units * DAY_SECONDS).toLocaleString('en-US');
  expect(rowOf(free)[3]).toBe(`${FREE_LIMITS.write_units} × 86,400 s`);
  const partition = (PARTITION.writes * DAY_SECONDS).toLocaleString('en-US');
  expect(rowOf(partition)[3]).toBe(`${PARTITION.writes.toLocaleString('en-US')} × 86,400 s`);
});

test('how long one partition takes to give a day of ten million rows', () => {
  const bytesASecond = Math.floor((PARTITION.reads * READ_UNIT_BYTES) / 1e6) * 1e6;
  const bytes = 1e7 * ROW_BYTES;
  const [, , bites, arithmetic] = rowOf('10,000,000');
  expect(bites).toMatch(/3,000 read units a second.*24 MB$/);
  expect(arithmetic).toBe(
    `${(bytes / 1e9).toFixed(1)} GB at ${bytesASecond / 1e6} MB a second = ${bytes / bytesASecond} s of ${LAMBDA_SECONDS} s`,
  );
});

test('what is published a year', () => {
  const year = (MART_KB.reduce((sum, each) => sum + each, 0) * 365) / 1000;
  const [facts, aggregates, statistics] = MART_KB;
  expect(PAGE).toContain(`${facts} kB of facts, ${aggregates} kB of aggregates and ${statistics} kB of statistics`);
  expect(PAGE).toContain(`${Math.round(year)} MB a year`);
  const rowBytes = (MART_KB.reduce((sum, each) => sum + each, 0) * 1000) / 1440;
  expect(ASSUMPTIONS.parquetRowBytes).toBe(Math.ceil(rowBytes));
});

test.each([
  ['a month of publishing', 90 * PRICES.list, 4, '90 puts'],
  ['a query of a month', query(31, 0), 4, '31 lists + 31 gets + 10 MB'],
  ['a hundred of them', 100 * query(31, 0), 3, ''],
  ['the aggregates of a year', query(365, 16), 4, '365 lists + 365 gets + 16 MB'],
  ['the same over five years', query(5 * 365, 80), 4, '1,825 lists + 1,825 gets + 80 MB'],
])('what it costs: %s', (what, dollars, digits, arithmetic) => {
  expect(rowOf(what).slice(1, 4)).toEqual([what, arithmetic, dollars.toFixed(digits)]);
  expect(Math.round((44 * 365) / 1000)).toBe(16);
});
