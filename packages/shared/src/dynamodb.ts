/** DynamoDB's JSON form of a value, as far as this project writes it; structurally the SDK's `AttributeValue`. */
export type Attribute =
  | { S: string }
  | { N: string }
  | { BOOL: boolean }
  | { NULL: true }
  | { L: Attribute[] }
  | { M: Record<string, Attribute> };

/** A value that has a DynamoDB form; undefined properties of objects are left out. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain | undefined };

/** The attributes of an item; throws TypeError on a number that DynamoDB cannot hold. */
export function encodeItem(item: { readonly [key: string]: Plain | undefined }): Record<string, Attribute> {
  const present = Object.entries(item).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, encode(value)] as const],
  );
  // Not by assignment: an attribute may be called `__proto__`.
  return Object.fromEntries(present);
}

/** The item that attributes stand for; numbers become JavaScript numbers. Throws TypeError on sets and binary. */
export function decodeItem(attributes: Readonly<Record<string, object>>): Record<string, Plain> {
  return Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, decode(value)]));
}

function encode(value: Plain): Attribute {
  if (value === null) return { NULL: true };
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'boolean') return { BOOL: value };
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`DynamoDB holds no ${value}`);
    return { N: String(value) };
  }
  if (isList(value)) return { L: value.map(encode) };
  return { M: encodeItem(value) };
}

function decode(attribute: object): Plain {
  if ('S' in attribute) return String(attribute.S);
  if ('N' in attribute) return Number(attribute.N);
  if ('BOOL' in attribute) return attribute.BOOL === true;
  if ('NULL' in attribute) return null;
  if ('L' in attribute && Array.isArray(attribute.L)) return attribute.L.map(decode);
  if ('M' in attribute) return decodeItem(Object(attribute.M));
  throw new TypeError(`an attribute of type ${Object.keys(attribute).join()} has no plain form`);
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}
