import type { CalendarDate, RunRecord } from '@quote-elt/shared';
import type { Database } from './duckdb.ts';

/** A page of raw items: the UTF-8 of a JSON array in DynamoDB's attribute form, and how many items DynamoDB says it holds. */
export interface RawPage {
  readonly count: number;
  readonly json: Uint8Array;
}

/** Where raw items come from. */
export interface RowReader {
  /** Every page of a day, in order, with the attributes that models read; the bytes of a page last until the next one is asked for. */
  pages(date: CalendarDate): AsyncIterable<RawPage>;
  /** How many rows a day has. */
  count(date: CalendarDate): Promise<number>;
}

/** Where run records are kept, one a day. */
export interface Ledger {
  get(date: CalendarDate): Promise<RunRecord | undefined>;
  /** The records from `from` to `to`, both included, oldest first. */
  list(from: CalendarDate, to: CalendarDate): Promise<RunRecord[]>;
  /** Writes the record if the day still has `previousAttempts` attempts; throws LedgerConflictError if not. */
  put(record: RunRecord, previousAttempts: number): Promise<void>;
}

/** Absolute paths by mart. */
export type PublishedFiles = Readonly<Record<string, string>>;

/** What is done with the marts of a day once every check has passed. */
export interface Publisher {
  /** The folder of a day; the database may read and write it. */
  folderOf(date: CalendarDate): string;
  publish(db: Database, date: CalendarDate): Promise<PublishedFiles>;
}
