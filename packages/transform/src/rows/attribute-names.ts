import { RAW_TABLE_KEYS } from '@quote-elt/shared';
import { ALL_RAW_COLUMNS, RAW_COLUMNS } from '../models/raw-columns.ts';
import type { Attributes } from '../ports/ports.ts';

/** The names of the attributes of raw items that are read. */
export const ATTRIBUTE_NAMES: Readonly<Record<Attributes, readonly string[]>> = {
  models: Object.keys(RAW_COLUMNS),
  all: Object.keys(ALL_RAW_COLUMNS),
  keys: [RAW_TABLE_KEYS.hash, RAW_TABLE_KEYS.range],
};
