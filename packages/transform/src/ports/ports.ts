import type { CalendarDate, KeptSettings, PipelineSettings, PublishedFile, RunRecord } from '@quote-elt/shared';
import type { Database } from '../duckdb/with-database.ts';
import type { LedgerRecordError } from '../errors/errors.ts';

/** A page of raw items: the UTF-8 of a JSON array in DynamoDB's attribute form, and what DynamoDB says of it. */
export interface RawPage {
  /** How many items it holds. */
  readonly count: number;
  readonly json: Uint8Array;
  /** Read units that it took, where they are known. */
  readonly units?: number;
}

/** Where raw items come from. */
export interface RowReader {
  /** Every page of a day, in order, with the attributes that models read; the bytes of a page last until the next one is asked for. */
  pages(date: CalendarDate): AsyncIterable<RawPage>;
  /** Whether a day has a row at all, for the price of one. */
  hasRows(date: CalendarDate): Promise<boolean>;
}

/** The records of a range of days, oldest first, and of those that cannot be read the reason. */
export interface LedgerDays {
  readonly records: readonly RunRecord[];
  readonly unreadable: readonly LedgerRecordError[];
}

/** Where run records are kept, one a day. */
export interface Ledger {
  /** The record of a day; throws LedgerRecordError when it cannot be read. */
  get(date: CalendarDate): Promise<RunRecord | undefined>;
  /** What is recorded from `from` to `to`, both included. */
  list(from: CalendarDate, to: CalendarDate): Promise<LedgerDays>;
  /** The first day that has a record, readable or not. */
  firstDate(): Promise<string | undefined>;
  /**
   * Writes the record if the day's is still `previous`, as `get` gave it; throws LedgerConflictError if another run wrote or
   * a row was put by hand in the meantime, LedgerRefusedError if the record cannot be kept.
   */
  put(record: RunRecord, previous: RunRecord | undefined): Promise<void>;
}

/** Where it is kept how the data of a stack or a folder is kept. */
export interface SettingsStore {
  /** The settings, if there are any; throws SettingsError when they cannot be read. */
  read(): Promise<PipelineSettings | undefined>;
  /** Keeps these settings, in one write, and in none if they are what is kept already. */
  write(settings: KeptSettings): Promise<void>;
}

/** The published file of each mart, with its absolute path. */
export type PublishedFiles = Readonly<Record<string, PublishedFile & { readonly file: string }>>;

/** What is done with the marts of a day once every check has passed. */
export interface Publisher {
  /** The folder of a day; the database may read and write it. */
  folderOf(date: CalendarDate): string;
  /** Publishes every mart, or, when one fails, none. */
  publish(db: Database, date: CalendarDate): Promise<PublishedFiles>;
}
