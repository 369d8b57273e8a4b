import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log } from '@quote-elt/runtime';
import { CalendarDate, normaliseQuote, type RawItem, rawItem, type Tick, ticksOfDay } from '@quote-elt/shared';
import { encodeItem } from '@quote-elt/shared/dynamodb';
import type { TransformSettings } from '../src/days/run-day.ts';
import type { Database, Row } from '../src/duckdb/with-database.ts';
import { MARTS } from '../src/marts/marts.ts';
import { withBuiltDay } from '../src/models/with-built-day.ts';
import { type AttributeMap, memoryRowReader } from '../src/rows/memory-row-reader.ts';

export const DAY = CalendarDate.parse('2026-11-22');
/** The names of the published models, in the order of the manifest. */
export const MART_NAMES = MARTS.map(({ name }) => name);

export const NOW = new Date('2026-11-23T12:00:00Z');
export const SETTINGS: TransformSettings = {
  tickSeconds: 60,
  maxRejectedShare: 0.1,
  failOnDrift: false,
  threads: 2,
  memoryLimitMb: 512,
};

const MINUTES = ticksOfDay(DAY, 60);

/** The `n`-th minute of the test's day, from 0. */
export function minute(n: number): Tick {
  const tick = MINUTES[n];
  if (tick === undefined) throw new RangeError(`no minute ${n}`);
  return tick;
}

/** A raw item of the test's day at minute `n`. */
export function itemAt(n: number, content: string, author = 'Anon'): RawItem {
  return rawItem(minute(n), 0, normaliseQuote({ content, author }), 'quotable', NOW);
}

/** The same in DynamoDB's attribute form, with attributes replaced or, where undefined, left out. */
export function attributesAt(
  n: number,
  content: string,
  replaced: Record<string, object | undefined> = {},
): AttributeMap {
  const attributes: Record<string, object | undefined> = { ...encodeItem(itemAt(n, content)), ...replaced };
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}

/** Gives `use` a database in which every model has run over `items`. */
export async function withModels<T>(
  items: readonly AttributeMap[],
  use: (db: Database) => Promise<T>,
  tickSeconds = SETTINGS.tickSeconds,
): Promise<T> {
  return withBuiltDay(DAY, { ...SETTINGS, tickSeconds }, memoryRowReader(new Map([[DAY, items]]), 30), use);
}

/** The rows of one model over `items`, in a fixed order. */
export async function modelRows(model: string, items: readonly AttributeMap[]): Promise<Row[]> {
  return withModels(items, (db) => db.rows(`from ${model} order by all`));
}

/** Gives `use` a new folder and removes it. */
export async function withTempFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'transform-test-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A log that remembers what it was told. */
export function memoryLog(): { log: Log; lines: { level: string; message: string; fields: object }[] } {
  const lines: { level: string; message: string; fields: object }[] = [];
  return { lines, log: (level, message, fields = {}) => void lines.push({ level, message, fields }) };
}
