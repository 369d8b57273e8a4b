import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode } from '@quote-elt/runtime';
import { type CalendarDate, daysBetween } from '@quote-elt/shared';
import {
  type FactsDays,
  publishedDays,
  ROLES,
  writeFactsFile,
  writeHistoryFile,
  writeLedgerFile,
} from '@quote-elt/transform';
import { daysWithRows, firstKnownDay } from '../gaps/known-days.ts';
import { buildSettings } from '../handlers/handler-env.ts';
import type { StoreOptions } from '../options/store-options.ts';
import { eltCommand } from '../store/elt-command.ts';
import { keptSettings } from '../store/kept-settings.ts';
import { allRecords, readRecords, type Warn } from '../store/read-records.ts';
import { localWarehouse, type Store, storePorts } from '../store/store.ts';
import { throttleNotice } from '../store/throttle-notice.ts';
import { withExistingStore } from '../store/with-store.ts';
import { queryFacts } from './query.ts';
import { type TablesRead, tablesRead } from './tables-read.ts';

/** What the facts of a command come from. */
export interface FactsWish {
  readonly where: StoreOptions;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** Whether days are built from their raw rows even where they are published. */
  readonly raw: boolean;
  /** Whether the tables are the marts of every published day, and the views over them. */
  readonly history: boolean;
  readonly warn: Warn;
}

/** The database files that a statement is run on: a table is looked for in them in their order. */
export type TableFiles = readonly [string, ...string[]];

/** Gives the files for a statement, made when the first one needs them; `reads` is what it reads where the text does not say so. */
export type FilesFor = (sql: string, signal: AbortSignal, reads?: TablesRead) => Promise<TableFiles>;

/**
 * Gives the files that a statement is run on, made under `folder`. Days are read as they were published, and the others built
 * from raw rows: all of them for a statement that names a model of raw rows. The ledger and the history of every published day
 * stand in files of their own.
 */
export function factsFiles(wish: FactsWish, folder: string): FilesFor {
  const made = new Map<string, string>();
  const once = async (name: string, make: (folder: string) => Promise<string>) => {
    // A file that could not be made is tried again by the next statement, in a folder of its own.
    const file = made.get(name) ?? (await make(await mkdtemp(join(folder, `${name}-`))));
    made.set(name, file);
    return file;
  };
  const history = () => once('history', (under) => historyFile(wish, under));
  const range = (reads: TablesRead, signal: AbortSignal) => {
    const items = reads.items || made.has('items');
    const raw = items || wish.raw || reads.raw || made.has('raw');
    return once(items ? 'items' : raw ? 'raw' : 'published', (under) => rangeFile(wish, { raw, items }, under, signal));
  };
  return async (sql, signal, unknown) => {
    const reads = unknown ?? tablesRead(sql);
    const files: TableFiles = [wish.history ? await history() : await range(reads, signal)];
    // Who asks for what nobody knows is told of the tables that there are, and not of those that could not be made.
    const asked = unknown === undefined ? history : () => history().catch(noDays);
    const more = [
      reads.history && !wish.history ? await asked() : undefined,
      reads.ledger ? await once('ledger', (under) => ledgerFile(wish, under)) : undefined,
    ];
    return [...files, ...more.filter((file) => file !== undefined)];
  };
}

function noDays(error: unknown): undefined {
  if (!hasCode(error, 'warehouse.empty')) throw error;
}

function ledgerFile({ where, warn }: FactsWish, folder: string): Promise<string> {
  return withExistingStore(where, async (store) =>
    writeLedgerFile(folder, await allRecords(storePorts(store).ledger, warn)),
  );
}

function historyFile({ where }: FactsWish, folder: string): Promise<string> {
  const command = where.stack === undefined ? eltCommand(where, 'transform') : eltCommand(where, 'warehouse', 'pull');
  return withExistingStore(where, (store) => writeHistoryFile(folder, localWarehouse(store), command));
}

async function rangeFile(
  wish: FactsWish,
  { raw, items }: Pick<TablesRead, 'raw' | 'items'>,
  folder: string,
  signal: AbortSignal,
): Promise<string> {
  const { where, from, to, warn } = wish;
  const { file, days } = await withExistingStore(where, async (store) => {
    const days = { ...(await factsDays(wish, raw, store)), items };
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
  const count = `select count(*) as facts from ${ROLES.facts}`;
  const [counted] = (await queryFacts([file], count, { signal })).rows;
  if (counted?.facts === 0) warn(`there are no facts from ${from} to ${to}: ${await whereRowsLie(wish)}`);
  return file;
}

/** Where rows lie, for who looked for them where there are none. */
async function whereRowsLie({ where, to }: FactsWish): Promise<string> {
  const days = await withExistingStore(where, (store) => daysWithRows(store, to));
  return days === undefined
    ? '--from and --to name other days'
    : `rows lie from ${days.first} to ${days.last}, and --from and --to name days`;
}

/** The days of a range, parted into those that are read as published and those that are built. */
async function factsDays({ from, to, warn }: FactsWish, raw: boolean, store: Store): Promise<Omit<FactsDays, 'items'>> {
  // Days before the first known one have no rows and need not be read.
  const first = (await firstKnownDay(store, from, to)) ?? to;
  const records = await readRecords(storePorts(store).ledger, from, to, warn);
  const published = raw ? [] : await publishedDays(localWarehouse(store), records);
  const read = new Set(published);
  const days = daysBetween(first > from ? first : from, to);
  return { last: to, raw: days.filter((date) => !read.has(date)), published, records };
}
