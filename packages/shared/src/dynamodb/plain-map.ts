/**
 * Whether a value is an object that is nothing but its keys: no class, no symbols, nothing hidden. An object of another
 * realm is plain too: its prototype is the root there.
 */
export function isPlainMap(value: unknown): value is object {
  return (
    typeof value === 'object' &&
    value !== null &&
    kindOf(value) === 'Object' &&
    prototypesOf(value) <= 1 &&
    Reflect.ownKeys(value).length === Object.keys(value).length
  );
}

/** How many prototypes a value has: 1 for an object, 2 for a list, one more for each class. */
export function prototypesOf(value: unknown): number {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null ? 0 : 1 + prototypesOf(prototype);
}

/** The word of the language for a kind of object: `Date`, `Map`, `Object`. */
export function kindOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice('[object '.length, -1);
}
