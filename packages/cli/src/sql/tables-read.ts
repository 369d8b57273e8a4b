import { LEDGER_TABLE, RAW_ITEMS, RAW_ONLY, VIEWS } from '@quote-elt/transform';

/** What a statement reads besides the models of a range of days. */
export interface TablesRead {
  /** Models that no published file has, so that all days are built from raw rows. */
  readonly raw: boolean;
  /** The raw items themselves. */
  readonly items: boolean;
  /** The views over every published day, or their marts as `history.<mart>`. */
  readonly history: boolean;
  readonly ledger: boolean;
}

/** What is read by a statement of which nothing is known: all that costs little to make. */
export const UNKNOWN_TABLES: TablesRead = { raw: false, items: false, history: true, ledger: true };

const ITEMS = named([RAW_ITEMS]);
const RAW = named(RAW_ONLY);
const LEDGER = named([LEDGER_TABLE]);
const HISTORY = named(VIEWS.map(({ name }) => name));
const HISTORY_SCHEMA = /\bhistory"?\s*\./i;

/** What a statement names, wherever it does so: a name too many costs time and no row. */
export function tablesRead(sql: string): TablesRead {
  return {
    raw: RAW.test(sql),
    items: ITEMS.test(sql),
    history: HISTORY.test(sql) || HISTORY_SCHEMA.test(sql),
    ledger: LEDGER.test(sql),
  };
}

function named(names: readonly string[]): RegExp {
  return new RegExp(`\\b(?:${names.join('|')})\\b`, 'i');
}
