import { RawItem, RawKey } from '@quote-elt/shared';
import { z } from 'zod';
import { sqlName, sqlText } from '../duckdb/sql-text.ts';
import { RAW_ITEMS } from './inputs.ts';
import { type ModelSet, OWN_MODELS } from './model-set.ts';

/** The fields that a raw item may have, its key first. */
const FIELDS = { ...RawKey.shape, ...RawItem.shape };

/** The attributes in which a text, a number or a boolean may lie, and what DuckDB reads each as: a hand edit may have left one for another. */
const SCALARS: Readonly<Record<string, string>> = { S: 'VARCHAR', N: 'VARCHAR', BOOL: 'VARCHAR' };

/** The attributes in which a list may lie, the same way. */
const LISTS: Readonly<Record<string, string>> = { L: 'STRUCT(S VARCHAR, N VARCHAR)[]', SS: 'VARCHAR[]' };

/**
 * The DuckDB type of each field of an item that `sql` reads as `raw_items.<field>.<attribute>`, in the order of the schema.
 * A type has the attributes that are read and no other, since each one more takes time.
 */
export function columnsRead(fields: Readonly<Record<string, z.ZodType>>, sql: string): Record<string, string> {
  const code = sql.replace(/--.*$/gm, '');
  const paths = new Set(code.match(new RegExp(`\\b${RAW_ITEMS}\\.\\w+\\.\\w+`, 'g')));
  return columnsWhere(fields, (path) => paths.has(`${RAW_ITEMS}.${path}`));
}

function columnsWhere(
  fields: Readonly<Record<string, z.ZodType>>,
  isRead: (path: string) => boolean,
): Record<string, string> {
  const columns = Object.entries(fields).map(([name, field]) => {
    const read = Object.entries(attributesOf(field)).filter(([attribute]) => isRead(`${name}.${attribute}`));
    return [name, read.map((each) => each.join(' ')).join(', ')] as const;
  });
  return Object.fromEntries(
    columns.flatMap(([name, attributes]) => (attributes === '' ? [] : [[name, `STRUCT(${attributes})`]])),
  );
}

function attributesOf(field: unknown): Readonly<Record<string, string>> {
  if (field instanceof z.ZodOptional || field instanceof z.ZodNullable) return attributesOf(field.unwrap());
  return field instanceof z.ZodArray ? LISTS : SCALARS;
}

/**
 * The attributes that models read of a raw item and their types in DuckDB, the key first. They are always given in full: an
 * empty day then has the right types, and no day's first rows decide the types of the others.
 */
export const RAW_COLUMNS: Readonly<Record<string, string>> = rawColumns(OWN_MODELS);

/** The same for any version of the models. */
export function rawColumns({ models, sqlOf }: Pick<ModelSet, 'models' | 'sqlOf'>): Record<string, string> {
  const reading = models.filter(({ reads }) => reads.includes(RAW_ITEMS));
  return columnsRead(FIELDS, reading.map(sqlOf).join('\n'));
}

/** Every attribute that a model may read of a raw item, and its type, as RAW_COLUMNS has those that are read. */
export const ALL_RAW_COLUMNS: Readonly<Record<string, string>> = columnsWhere(FIELDS, () => true);

/** The `columns` argument of read_json for raw items. */
export function readColumns(raw = RAW_COLUMNS): string {
  const columns = Object.entries(raw).map(([name, type]) => `${sqlName(name)}: ${sqlText(type)}`);
  return `{${columns.join(', ')}}`;
}
