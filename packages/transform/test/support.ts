import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log } from '@quote-elt/runtime';
import { CalendarDate, type RawItem, RawKey, rawItem, SourceRecord, type Tick, ticksOfDay } from '@quote-elt/shared';
import { encodeItem } from '@quote-elt/shared/dynamodb';
import { sampleRecord } from '@quote-elt/shared/testing';
import { MODELS } from '../models/manifest.ts';
import type { TransformSettings } from '../src/days/run-day.ts';
import type { Database, Row } from '../src/duckdb/with-database.ts';
import { MARTS } from '../src/marts/marts.ts';
import { RAW_COLUMNS } from '../src/models/raw-columns.ts';
import { withBuiltDay } from '../src/models/with-built-day.ts';
import { type AttributeMap, memoryRowReader } from '../src/rows/memory-row-reader.ts';

export const DAY = CalendarDate.parse('2026-11-22');
/** The names of the published models, in the order of the manifest. */
export const MART_NAMES = MARTS.map(({ name }) => name);

/** The key of a model, as the names of checks have it. */
export function keyOf(model: string): string {
  return (MODELS.find(({ name }) => name === model)?.key ?? []).join('+');
}

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

/** A raw item of the test's day at minute `n`, with a record of its own or with the one that is given. */
export function itemAt(n: number, record: SourceRecord = sampleRecord(n)): RawItem {
  return rawItem(minute(n), 0, record, 'api', NOW);
}

/** Attributes by name; those that are undefined are left out of an item. */
export type Replaced = Readonly<Record<string, object | undefined>>;

/** An item in DynamoDB's attribute form, with attributes replaced. */
export function attributesOf(item: RawItem, replaced: Replaced = {}): AttributeMap {
  const attributes: Replaced = { ...encodeItem(item), ...replaced };
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}

/** The raw item of minute `n` in DynamoDB's attribute form, with attributes replaced. */
export function attributesAt(n: number, replaced: Replaced = {}, record?: SourceRecord): AttributeMap {
  return attributesOf(itemAt(n, record), replaced);
}

/** What makes a row unusable, whatever a record is: its key is good, but it has no field of a record. */
export const UNUSABLE: Replaced = Object.fromEntries(Object.keys(SourceRecord.shape).map((name) => [name, undefined]));

/** The attributes that models read of an item, but for its key. */
export const ATTRIBUTES_READ: readonly string[] = Object.keys(RAW_COLUMNS).filter((name) => !(name in RawKey.shape));

/** Gives `use` a database in which every model has run over `items`. */
export async function withModels<T>(
  items: readonly AttributeMap[],
  use: (db: Database, tempFolder: string) => Promise<T>,
  tickSeconds = SETTINGS.tickSeconds,
): Promise<T> {
  return withBuiltDay(
    DAY,
    { ...SETTINGS, tickSeconds },
    memoryRowReader(new Map([[DAY, items]]), 30),
    (db, _rows, folder) => use(db, folder),
  );
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
