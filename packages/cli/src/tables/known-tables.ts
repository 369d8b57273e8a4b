import { LEDGER_TABLE, MODELS, RAW_ITEMS, VIEWS } from '@quote-elt/transform';

/** What can be asked by SQL. */
export interface KnownTable {
  readonly name: string;
  /** Where its rows come from: raw rows, a layer of the models, the ledger, or the days that are published. */
  readonly kind: string;
  /** What one row stands for, or what it answers. */
  readonly what: string;
}

/** Every table of `elt sql`, in the order in which people meet them. */
export const KNOWN_TABLES: readonly KnownTable[] = [
  { name: RAW_ITEMS, kind: 'raw', what: 'raw item, each attribute as DynamoDB types it' },
  ...MODELS.map(({ name, layer, grain }) => ({ name, kind: layer, what: grain })),
  { name: LEDGER_TABLE, kind: 'ledger', what: 'day that was transformed' },
  ...VIEWS.map(({ name, answers }) => ({ name, kind: 'history', what: answers })),
];

/** The tables of a range of days, whose names `elt sql` promises in its help. */
export const TABLE_NAMES: readonly string[] = KNOWN_TABLES.map(({ name }) => name);
