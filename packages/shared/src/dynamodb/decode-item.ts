import { MAX_LEVELS, type Plain } from './attribute.ts';
import { CodecError, type Path } from './codec-error.ts';
import { exactNumber } from './decimal.ts';
import { isPlainMap } from './plain-map.ts';

/**
 * The item that attributes stand for; numbers become JavaScript numbers. Throws CodecError, with code `codec.attribute` and
 * the path, on sets and binary, on numbers that JavaScript cannot hold exactly, and on what is no attribute.
 */
export function decodeItem(attributes: Readonly<Record<string, object>>): Record<string, Plain> {
  return decodeMap(attributes, []);
}

function decode(attribute: unknown, path: Path): Plain {
  const [type, value] = typeAndValue(attribute, path);
  if (type === 'S' && typeof value === 'string') return value;
  if (type === 'N' && typeof value === 'string') return decodeNumber(value, path);
  if (type === 'BOOL' && typeof value === 'boolean') return value;
  if (type === 'NULL' && value === true) return null;
  if (type === 'L' && Array.isArray(value)) return Array.from(value, (part, i) => decode(part, [...path, i]));
  if (type === 'M') return decodeMap(value, path);
  throw refused(path, `it is no attribute of a plain value, but has type ${type}`);
}

/** An attribute has one type; the SDK's own may name others as undefined. */
function typeAndValue(attribute: unknown, path: Path): readonly [string, unknown] {
  if (path.length > MAX_LEVELS) throw refused(path, `it is more than ${MAX_LEVELS} levels deep`);
  if (typeof attribute === 'object' && attribute !== null) {
    const given: [string, unknown][] = Object.entries(attribute);
    const present = given.length === 1 ? given : given.filter(([, value]) => value !== undefined);
    if (present.length === 1 && present[0] !== undefined) return present[0];
  }
  throw refused(path, 'it is no attribute: one key names its type');
}

function decodeMap(map: unknown, path: Path): Record<string, Plain> {
  if (!isPlainMap(map)) throw refused(path, 'it is no map of attributes');
  // An assignment would lose an attribute that is called `__proto__`.
  const entries: [string, unknown][] = Object.entries(map);
  return Object.fromEntries(entries.map(([key, value]) => [key, decode(value, [...path, key])]));
}

function decodeNumber(text: string, path: Path): number {
  const value = exactNumber(text);
  if (value === undefined) {
    throw refused(path, `JavaScript has no number that is exactly ${JSON.stringify(text.slice(0, 50))}`);
  }
  return value;
}

function refused(path: Path, problem: string): CodecError {
  return new CodecError('codec.attribute', path, problem);
}
