import { type Attribute, MAX_LEVELS, type Plain } from './attribute.ts';
import { CodecError, type Path } from './codec-error.ts';
import { isInRange } from './decimal.ts';
import { isPlainMap, kindOf, prototypesOf } from './plain-map.ts';

/**
 * The attributes of an item; properties that are undefined are left out, and -0 becomes 0. Throws CodecError, with code
 * `codec.value` and the path, on what DynamoDB cannot keep: numbers out of its range, half characters (lone surrogates),
 * more than 32 levels, and whatever is no plain value, such as dates, bigints, sets, maps, functions and class instances.
 */
export function encodeItem(item: { readonly [key: string]: Plain | undefined }): Record<string, Attribute> {
  return encodeMap(item, []);
}

function encode(value: unknown, path: Path): Attribute {
  if (path.length > MAX_LEVELS) throw refused(path, `it is more than ${MAX_LEVELS} levels deep`);
  switch (typeof value) {
    case 'string':
      return { S: wholeText(value, path) };
    case 'boolean':
      return { BOOL: value };
    case 'number':
      if (!isInRange(value)) throw refused(path, `${value} is out of DynamoDB's range`);
      return { N: String(value === 0 ? 0 : value) };
    case 'object':
      if (value === null) return { NULL: true };
      return Array.isArray(value) ? { L: encodeList(value, path) } : { M: encodeMap(value, path) };
    default:
      throw refused(path, `${typeof value} has no form in DynamoDB`);
  }
}

function encodeList(list: readonly unknown[], path: Path): Attribute[] {
  // A list has its length besides its items; another key would be lost.
  if (prototypesOf(list) !== 2 || Reflect.ownKeys(list).length > list.length + 1) {
    throw refused(path, 'a list of a class, or with properties, has no form in DynamoDB');
  }
  return Array.from(list, (value, i) => encode(value, [...path, i]));
}

function encodeMap(map: unknown, path: Path): Record<string, Attribute> {
  if (!isPlainMap(map)) throw refused(path, `${nameOf(map)} has no form in DynamoDB`);
  const entries: [string, unknown][] = Object.entries(map);
  const present = entries.filter(([, value]) => value !== undefined);
  // An assignment would lose an attribute that is called `__proto__`.
  return Object.fromEntries(
    present.map(([key, value]) => {
      const inner = [...path, key];
      return [wholeText(key, inner), encode(value, inner)];
    }),
  );
}

function wholeText(text: string, path: Path): string {
  if (text.isWellFormed()) return text;
  throw refused(path, 'it has half a character (a lone surrogate), which UTF-8 cannot hold');
}

function nameOf(value: unknown): string {
  return kindOf(value) === 'Object' ? 'an object of a class, or with hidden properties,' : kindOf(value);
}

function refused(path: Path, problem: string): CodecError {
  return new CodecError('codec.value', path, problem);
}
