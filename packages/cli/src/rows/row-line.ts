import { decodeItem } from '@quote-elt/shared/dynamodb';
import type { Item } from '../store/item.ts';

const KEY = ['ingested_date', 'ingested_at'];

/** A raw row as one line of JSON: its key, then the other attributes in the order of their names. */
export function rowLine(item: Item): string {
  const names = [...KEY, ...Object.keys(item).sort()].filter((name) => Object.hasOwn(item, name));
  return JSON.stringify(Object.fromEntries([...new Set(names)].map((name) => [name, plainOf(item[name])])));
}

/** What an attribute stands for; where it is none that a row may have, such as a set, it stands as DynamoDB types it. */
function plainOf(attribute: object | undefined): unknown {
  try {
    return decodeItem({ value: attribute ?? {} }).value;
  } catch {
    return JSON.parse(JSON.stringify(attribute, (_key, value) => (ArrayBuffer.isView(value) ? base64(value) : value)));
  }
}

function base64({ buffer, byteOffset, byteLength }: ArrayBufferView): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64');
}
