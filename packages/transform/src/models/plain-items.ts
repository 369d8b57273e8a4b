import { isObject } from '@quote-elt/runtime';
import { RAW_COLUMNS } from './raw-columns.ts';

/**
 * The same items with nothing but what models read, in the shapes that DynamoDB gives: DuckDB refuses a file whole for
 * one lone surrogate, one key given twice or one attribute that is no object. Lone surrogates become U+FFFD, and what has
 * another shape is left out; `columns` are those that models read. Throws SyntaxError if the page is no JSON array.
 */
export function plainItems(json: Uint8Array, columns = RAW_COLUMNS): Uint8Array {
  const items: unknown = JSON.parse(Buffer.from(json).toString('utf8'));
  if (!Array.isArray(items)) throw new SyntaxError('a page of items is a JSON array');
  return Buffer.from(JSON.stringify(items.map((item) => plainItem(item, Object.keys(columns)))));
}

function plainItem(item: unknown, columns: readonly string[]): object {
  if (!isObject(item)) return {};
  const names = columns.filter((name) => Object.hasOwn(item, name));
  return Object.fromEntries(names.map((name) => [name, plainAttribute(item[name])]));
}

function plainAttribute(attribute: unknown): object {
  if (!isObject(attribute)) return {};
  const { S, N, BOOL, SS, L } = attribute;
  return {
    S: plainText(S),
    N: plainText(N),
    BOOL: plainText(BOOL),
    SS: Array.isArray(SS) ? SS.map(plainText) : undefined,
    L: Array.isArray(L)
      ? L.map((each) => (isObject(each) ? { S: plainText(each.S), N: plainText(each.N) } : {}))
      : undefined,
  };
}

function plainText(value: unknown): string | undefined {
  if (typeof value === 'string') return value.toWellFormed();
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}
