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

/** Levels of maps and lists that DynamoDB keeps, the value inside of them included. */
export const MAX_LEVELS = 32;
