import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { type CalendarDate, daysBetween } from '@quote-elt/shared';
import { type FactsDays, publishedDays, RAW_ONLY, ROLES, writeFactsFile, writeHistoryFile } from '@quote-elt/transform';
import { firstKnownDay } from '../gaps/known-days.ts';
import { buildSettings } from '../handlers/handler-env.ts';
import type { StoreOptions } from '../options/store-options.ts';
import { eltCommand } from '../store/elt-command.ts';
import { keptSettings } from '../store/kept-settings.ts';
import { readRecords, type Warn } from '../store/read-records.ts';
import { localWarehouse, type Store, storePorts } from '../store/store.ts';
import { throttleNotice } from '../store/throttle-notice.ts';
import { withExistingStore } from '../store/with-store.ts';
import { queryFacts } from './query.ts';

/** What the facts of a command come from. */
export interface FactsWish {
  readonly where: StoreOptions;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** Whether days are built from their raw rows even where they are published. */
  readonly raw: boolean;
  /** Whether the tables are the marts of every published day, and the views over them. */
  readonly history: boolean;
  readonly signal: AbortSignal;
  readonly warn: Warn;
}

const NEEDS_RAW = new RegExp(`\\b(?:${RAW_ONLY.join('|')})\\b`, 'i');

/**
 * Gives the facts file that a statement is run on, made under `folder` when the first statement needs it. Days are read as they
 * were published, and the others built from raw rows: all of them for a statement that names a model of raw rows.
 */
export function factsFiles(wish: FactsWish, folder: string): (sql: string) => Promise<string> {
  const made = new Map<FactsFrom, string>();
  return async (sql) => {
    const from = wish.history ? 'history' : wish.raw || NEEDS_RAW.test(sql) ? 'raw' : 'published';
    // A file that could not be made is tried again by the next statement, in a folder of its own.
    const file = made.get(from) ?? (await makeFile(wish, from, await mkdtemp(join(folder, `${from}-`))));
    made.set(from, file);
    return file;
  };
}

/** What a facts file is made from. */
type FactsFrom = 'history' | 'raw' | 'published';

function makeFile(wish: FactsWish, from: FactsFrom, folder: string): Promise<string> {
  return from === 'history' ? historyFile(wish, folder) : rangeFile(wish, from === 'raw', folder);
}

function historyFile({ where }: FactsWish, folder: string): Promise<string> {
  const command = where.stack === undefined ? eltCommand(where, 'transform') : eltCommand(where, 'warehouse', 'pull');
  return withExistingStore(where, (store) => writeHistoryFile(folder, localWarehouse(store), command));
}

async function rangeFile(wish: FactsWish, raw: boolean, folder: string): Promise<string> {
  const { where, from, to, signal, warn } = wish;
  const { file, days } = await withExistingStore(where, async (store) => {
    const days = await factsDays(wish, raw, store);
    const settings = buildSettings(store, await keptSettings(store, where, warn));
    const { reader } = storePorts(
      store,
      throttleNotice(warn, () => days.raw.length),
    );
    const ports = { reader, warehouse: localWarehouse(store) };
    return { file: await writeFactsFile(folder, days, { ...settings, signal }, ports), days };
  });
  // A published day has facts.
  if (days.published.length > 0) return file;
  const [counted] = await queryFacts(file, `select count(*) as facts from ${ROLES.facts}`, signal);
  if (counted?.facts === 0) warn(`there are no facts from ${from} to ${to}: --from and --to name other days`);
  return file;
}

/** The days of a range, parted into those that are read as published and those that are built. */
async function factsDays({ from, to, warn }: FactsWish, raw: boolean, store: Store): Promise<FactsDays> {
  // Days before the first known one have no rows and need not be read.
  const first = (await firstKnownDay(store, from, to)) ?? to;
  const records = await readRecords(storePorts(store).ledger, from, to, warn);
  const published = raw ? [] : await publishedDays(localWarehouse(store), records);
  const read = new Set(published);
  const days = daysBetween(first > from ? first : from, to);
  return { last: to, raw: days.filter((date) => !read.has(date)), published, records };
}
