import { CalendarDate, type RunRecord } from '@quote-elt/shared';
import { MARTS } from '../marts/marts.ts';
import type { StoredObject, Warehouse } from '../ports/ports.ts';
import { judgeObjects, type ObjectProblem } from './judge-objects.ts';
import { isVisible, objectKey } from './object-key.ts';

/** A day of a warehouse: what lies there of it, and what is wrong with that by the ledger. */
export interface ListedDay {
  readonly date: CalendarDate;
  readonly objects: number;
  readonly bytes: number;
  readonly problems: readonly ObjectProblem[];
}

/** What lies in a warehouse. */
export interface JudgedWarehouse {
  readonly days: readonly ListedDay[];
  /** Keys that belong to no day of the ledger and that engines would read all the same. */
  readonly foreign: readonly string[];
}

/** The objects of every mart, by their keys, and what lies beside them. */
export async function listObjects(warehouse: Pick<Warehouse, 'list'>): Promise<Map<string, StoredObject>> {
  const objects = new Map<string, StoredObject>();
  for (const { name } of MARTS) for await (const stored of warehouse.list(`${name}/`)) objects.set(stored.key, stored);
  return objects;
}

/** The day that a key is the object of; undefined for every other key, such as one that leads out of a folder. */
export function dayOfKey(key: string): CalendarDate | undefined {
  const date = CalendarDate.safeParse(/=(\d{4}-\d{2}-\d{2})\//.exec(key)?.[1]).data;
  return date !== undefined && MARTS.some((mart) => objectKey(mart, date) === key) ? date : undefined;
}

/**
 * The days of which something is recorded or lies in a warehouse, oldest first, judged by one list for each mart: an object of S3 by its
 * etag, which changes with it.
 */
export async function judgeWarehouse(
  warehouse: Pick<Warehouse, 'list'>,
  records: readonly RunRecord[],
): Promise<JudgedWarehouse> {
  const objects = await listObjects(warehouse);
  const listed = {
    head: async (key: string) => objects.get(key),
    async *list(prefix: string) {
      for (const stored of objects.values()) if (stored.key.startsWith(prefix)) yield stored;
    },
  };
  const byDate = new Map(records.map((record) => [record.run_date, record]));
  const stored = [...objects.keys()].flatMap((key) => dayOfKey(key) ?? []);
  const dates = [...new Set([...byDate.keys(), ...stored])].sort();
  const days: ListedDay[] = [];
  for (const date of dates) {
    const keys = MARTS.map((mart) => objectKey(mart, date));
    const own = keys.flatMap((key) => objects.get(key) ?? []);
    const record = byDate.get(date);
    const problems: ObjectProblem[] = [];
    if (record === undefined) problems.push(...own.map(({ key }) => ({ problem: 'unrecorded' as const, key })));
    else for (const mart of MARTS) problems.push(...(await judgeObjects(listed, mart, record)));
    days.push({ date, objects: own.length, bytes: own.reduce((sum, { bytes }) => sum + bytes, 0), problems });
  }
  const told = new Set(days.flatMap(({ problems }) => problems.map(({ key }) => key)));
  return {
    days: days.filter(({ objects: count, problems }) => count > 0 || problems.length > 0),
    foreign: [...objects.keys()].filter((key) => dayOfKey(key) === undefined && isVisible(key) && !told.has(key)),
  };
}
