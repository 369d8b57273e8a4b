import type { CalendarDate, KeptSettings, PipelineSettings, RunRecord } from '@quote-elt/shared';
import type { LedgerRecordError } from '../errors/errors.ts';

/** A page of raw items: the UTF-8 of a JSON array in DynamoDB's attribute form, and what DynamoDB says of it. */
export interface RawPage {
  /** How many items it holds. */
  readonly count: number;
  readonly json: Uint8Array;
  /** Read units that it took, where they are known. */
  readonly units?: number;
}

/** Which attributes of raw items are read: those that models of this release read, all that any model may read, or those of their keys. */
export type Attributes = 'models' | 'all' | 'keys';

/** Where raw items come from. */
export interface RowReader {
  /** Every page of a day, in order, with these attributes alone, `models` unless it is said; the bytes of a page last until the next one is asked for. */
  pages(date: CalendarDate, attributes?: Attributes): AsyncIterable<RawPage>;
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

/** What stands under a key of a warehouse. */
export interface StoredObject {
  readonly key: string;
  /** Changes with the object; what a put names that replaces it. */
  readonly etag: string;
  readonly bytes: number;
  /** SHA-256 of its bytes, in hex; left out of what somebody else put without one, and of lists. */
  readonly sha256?: string | undefined;
}

/** Where published files are kept, each replaced whole. Every method throws WarehouseError or MachineError besides. */
export interface Warehouse {
  /** What stands under a key, if anything does. */
  head(key: string): Promise<StoredObject | undefined>;
  /** The bytes of an object; undefined where there is none. */
  get(key: string): Promise<Uint8Array | undefined>;
  /** Every object whose key begins with `prefix`, in the order of keys. */
  list(prefix: string): AsyncIterable<StoredObject>;
  /**
   * Puts bytes under a key if what stands there still has the etag `expected`, or if nothing does and `expected` is undefined;
   * gives the new etag. Throws WarehouseConflictError if another run was first.
   */
  put(key: string, bytes: Uint8Array, expected: string | undefined): Promise<string>;
  /** Where a person finds the object: an absolute path or an address. */
  locationOf(key: string): string;
}
