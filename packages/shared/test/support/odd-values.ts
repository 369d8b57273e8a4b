import fc from 'fast-check';

const text = fc.string({ unit: 'binary' });

/** Names of attributes, those that JavaScript and DynamoDB have a meaning for among them. */
export const key = fc.oneof(text, fc.constantFrom('__proto__', 'constructor', 'toString', 'S', 'M'));

class Money {
  readonly amount = 3;
}

/** What is no plain value, by its name; where it is not the value itself that is refused, the path within it. */
export const STRANGE: readonly (readonly [string, unknown, ...(string | number)[]])[] = [
  ['a Date', new Date(0)],
  ['a bigint', 12n],
  ['a Set', new Set([1])],
  ['a Map', new Map([['a', 1]])],
  ['a function', () => 1],
  ['a symbol', Symbol('a')],
  ['an instance of a class', new Money()],
  ['a regular expression', /a/],
  ['an error', new Error('x')],
  ['bytes', new Uint8Array([1])],
  ['a promise', Promise.resolve(1)],
  ['a boxed text', Object('a')],
  ['a namespace', Math],
  ['an object with a symbol', { [Symbol('a')]: 1 }],
  ['an object with a hidden property', Object.defineProperty({}, 'a', { value: 1 })],
  ['an object that inherits', Object.create({ a: 1 })],
  ['a list with a property', Object.assign([1], { a: 1 })],
  ['a list of a class', new (class extends Array {})()],
  ['a list with undefined', [1, undefined], 1],
  ['a list with a hole', Object.assign([], { 1: 'b' }), 0],
  ['not a number', Number.NaN],
  ['infinity', Number.NEGATIVE_INFINITY],
  ['a number too large', 1e126],
  ['a number too small', -9.9e-131],
  ['half a character', 'a\ud800'],
  ['a key of half a character', { '\udc00': 1 }, '\udc00'],
];

/** What is no attribute of a plain value, by its name. */
export const MALFORMED: readonly (readonly [string, unknown, ...(string | number)[]])[] = [
  ['nothing', {}],
  ['null', null],
  ['undefined', undefined],
  ['a text', 'a'],
  ['a list', [{ S: 'a' }]],
  ['two types', { S: 'a', N: '1' }],
  ['an unknown type', { X: 'a' }],
  ['an undefined text', { S: undefined }],
  ['a number for a text', { S: 1 }],
  ['null for a text', { S: null }],
  ['a text for a boolean', { BOOL: 'true' }],
  ['false for null', { NULL: false }],
  ['an object for a list', { L: { 0: { S: 'a' } } }],
  ['a list for a map', { M: [] }],
  ['a Map for a map', { M: new Map([['a', { S: 'a' }]]) }],
  ['a value in a list', { L: [{ S: 'a' }, 'b'] }, 1],
  ['a value in a map', { M: { a: 1 } }, 'a'],
  ['a set of texts', { SS: ['a'] }],
  ['a set of numbers', { NS: ['1'] }],
  ['binary', { B: new Uint8Array([1]) }],
  ['a number as a number', { N: 1 }],
  ['an empty number', { N: '' }],
  ['a word', { N: 'NaN' }],
  ['hexadecimal', { N: '0x10' }],
  ['a number with space', { N: ' 1' }],
  ['a point alone', { N: '.' }],
  ['an exponent alone', { N: 'e5' }],
  ['a number of 20 digits', { N: '12345678901234567891' }],
  ['the first integer that a double skips', { N: '9007199254740993' }],
  ['more digits than a double has', { N: '0.3333333333333333333333333333' }],
  ['a number too large', { N: '1e126' }],
  ['a number too small', { N: '1e-131' }],
  ['a number that vanishes', { N: '1e-400' }],
  ['a number of many zeros', { N: `1${'0'.repeat(1_000_000)}1` }],
];

/** A place in an item: keys of maps and places in lists; the first is the name of an attribute. */
export const place = fc
  .tuple(key, fc.array(fc.oneof(key, fc.nat(3)), { maxLength: 6 }))
  .map(([first, inner]) => [first, ...inner]);

/** Others beside `value`, so that it is not the only one. */
export function plainAround(at: readonly (string | number)[], value: unknown): object {
  return Object(
    at.reduceRight(
      (inner, part) => (typeof part === 'number' ? [...Array(part).fill(null), inner] : entry(part, inner, 1)),
      value,
    ),
  );
}

/** The same of attributes. */
export function attributesAround([first = '', ...at]: readonly (string | number)[], attribute: unknown): object {
  const inner: unknown = at.reduceRight(
    (within, part) =>
      typeof part === 'number'
        ? { L: [...Array(part).fill({ NULL: true }), within] }
        : { M: entry(part, within, { S: 'x' }) },
    attribute,
  );
  return entry(String(first), inner, { BOOL: true });
}

function entry(name: string, value: unknown, beside: unknown): object {
  return Object.fromEntries([
    ['beside', beside],
    [name, value],
  ]);
}
