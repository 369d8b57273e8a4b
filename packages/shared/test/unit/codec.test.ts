import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Plain } from '../../src/dynamodb/attribute.ts';
import { CodecError, decodeItem, encodeItem } from '../../src/dynamodb.ts';

const text = fc.string({ unit: 'binary' });
const key = fc.oneof(text, fc.constantFrom('__proto__', 'constructor', 'toString', 'S', 'M'));
const number = fc
  .oneof(fc.double({ noNaN: true }), fc.integer(), fc.constantFrom(1e-130, 9.9e125, 2 ** 53, Number.MAX_SAFE_INTEGER))
  .filter((value) => value === 0 || (Math.abs(value) >= 1e-130 && Math.abs(value) < 1e126))
  .map((value) => (value === 0 ? 0 : value));

const { plain } = fc.letrec<{ plain: Plain }>((tie) => ({
  plain: fc.oneof(
    { maxDepth: 5 },
    text,
    number,
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('plain'), { maxLength: 4 }),
    fc.dictionary(key, tie('plain'), { maxKeys: 4 }),
  ),
}));
const item = fc.dictionary(key, plain);

class Money {
  readonly amount = 3;
}

/** What is no plain value, by its name; where it is not the value itself that is refused, the path within it. */
const STRANGE: readonly (readonly [string, unknown, ...(string | number)[]])[] = [
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
const MALFORMED: readonly (readonly [string, unknown, ...(string | number)[]])[] = [
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
const place = fc
  .tuple(key, fc.array(fc.oneof(key, fc.nat(3)), { maxLength: 6 }))
  .map(([first, inner]) => [first, ...inner]);

/** Others beside `value`, so that it is not the only one. */
function plainAround(at: readonly (string | number)[], value: unknown): object {
  return Object(
    at.reduceRight(
      (inner, part) => (typeof part === 'number' ? [...Array(part).fill(null), inner] : entry(part, inner, 1)),
      value,
    ),
  );
}

function attributesAround([first = '', ...at]: readonly (string | number)[], attribute: unknown): object {
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

/** The code and path of the error, or what came out. */
function outcome(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error instanceof CodecError && error instanceof TypeError ? [error.code, error.path, error.name] : error;
  }
}

describe('an item', () => {
  test('survives the way to DynamoDB and back', () => {
    fc.assert(
      fc.property(item, (given) => {
        expect(decodeItem(encodeItem(given))).toEqual({ ...given });
      }),
    );
  });

  test('has the exact form that DynamoDB asks for', () => {
    expect(
      encodeItem({ s: 'x', n: 1.5, b: false, z: null, l: ['a', 1], m: { k: 'v', gone: undefined }, gone: undefined }),
    ).toEqual({
      s: { S: 'x' },
      n: { N: '1.5' },
      b: { BOOL: false },
      z: { NULL: true },
      l: { L: [{ S: 'a' }, { N: '1' }] },
      m: { M: { k: { S: 'v' } } },
    });
  });

  test('of another realm is plain too', () => {
    expect(encodeItem(runInNewContext('({ a: [{ b: 1 }], c: Object.create(null) })'))).toEqual({
      a: { L: [{ M: { b: { N: '1' } } }] },
      c: { M: {} },
    });
  });

  test('loses the sign of zero, which DynamoDB does not know', () => {
    expect(encodeItem({ a: -0 })).toEqual({ a: { N: '0' } });
    expect(Object.is(decodeItem({ a: { N: '-0.0' } }).a, 0)).toBe(true);
  });

  test.each(STRANGE)('with %s anywhere is refused, and the path is told', (_what, value, ...within) => {
    fc.assert(
      fc.property(place, (at) => {
        const path = [...at, ...within];
        expect(outcome(() => encodeItem(Object(plainAround(at, value))))).toEqual(['codec.value', path, 'CodecError']);
      }),
    );
  });

  test.each([
    ['a Map', new Map([['a', 1]])],
    ['a list', [1]],
    ['a Date', new Date(0)],
    ['null', null],
  ])('that is %s itself is refused', (_what, given) => {
    expect(outcome(() => Reflect.apply(encodeItem, undefined, [given]))).toEqual(['codec.value', [], 'CodecError']);
    expect(outcome(() => Reflect.apply(decodeItem, undefined, [given]))).toEqual(['codec.attribute', [], 'CodecError']);
  });

  test('has at most 32 levels, so that a cycle is refused too', () => {
    const deep = (levels: number): Plain => (levels === 1 ? 'x' : [deep(levels - 1)]);
    const cycle: Record<string, unknown> = {};
    cycle.a = cycle;
    expect(decodeItem(encodeItem({ a: deep(32) }))).toEqual({ a: deep(32) });
    expect(outcome(() => encodeItem({ a: deep(33) }))).toEqual([
      'codec.value',
      ['a', ...Array(32).fill(0)],
      'CodecError',
    ]);
    expect(outcome(() => Reflect.apply(encodeItem, undefined, [cycle]))).toEqual([
      'codec.value',
      Array(33).fill('a'),
      'CodecError',
    ]);
    const attribute = encodeItem({ a: deep(32) }).a;
    expect(outcome(() => decodeItem({ a: { L: [attribute] } }))).toEqual([
      'codec.attribute',
      ['a', ...Array(32).fill(0)],
      'CodecError',
    ]);
  });
});

describe('attributes', () => {
  test.each(MALFORMED)('with %s anywhere are refused, and the path is told', (_what, attribute, ...within) => {
    fc.assert(
      fc.property(place, (at) => {
        const path = [...at, ...within];
        expect(outcome(() => Reflect.apply(decodeItem, undefined, [attributesAround(at, attribute)]))).toEqual([
          'codec.attribute',
          path,
          'CodecError',
        ]);
      }),
    );
  });

  test('may name other types as undefined, as the SDK does', () => {
    expect(Reflect.apply(decodeItem, undefined, [{ a: { S: 'x', N: undefined } }])).toEqual({ a: 'x' });
  });

  test.each([
    ['1.50', 1.5],
    ['+0012', 12],
    ['-1E-130', -1e-130],
    ['9.9e125', 9.9e125],
    ['1e21', 1e21],
    ['.5', 0.5],
    ['5.', 5],
    ['0.000', 0],
    ['123456789012345680000', 123456789012345680000],
    ['15e-1', 1.5],
  ])('hold the number %s', (N, value) => {
    expect(decodeItem({ n: { N } })).toEqual({ n: value });
  });

  test('hold a number in whatever way it is written', () => {
    fc.assert(
      fc.property(number, fc.nat(20), (value, zeros) => {
        const [digits, power] = decimalOf(value);
        const sign = digits < 0n ? '-' : '';
        const size = String(digits < 0n ? -digits : digits);
        const written = [
          String(value),
          value.toExponential(),
          `${sign}${size}${'0'.repeat(zeros)}E${power - zeros}`,
          `${sign}${'0'.repeat(zeros)}.${'0'.repeat(zeros)}${size}e${power + zeros + size.length}`,
        ];
        expect(written.map((N) => decodeItem({ n: { N } }).n)).toEqual(written.map(() => value));
      }),
    );
  });

  test('never hold another number than the one that is written', () => {
    const digits = fc.oneof(fc.bigInt({ min: -(2n ** 54n), max: 2n ** 54n }), fc.bigInt({ min: 0n, max: 10n ** 37n }));
    const seen = new Set<boolean>();
    fc.assert(
      fc.property(digits, fc.integer({ min: -60, max: 60 }), (written, power) => {
        const N = `${written}e${power}`;
        const [nearest, itsPower] = decimalOf(Number(N));
        const least = Math.min(power, itsPower);
        const exact = written * 10n ** BigInt(power - least) === nearest * 10n ** BigInt(itsPower - least);
        seen.add(exact);
        expect(outcome(() => decodeItem({ n: { N } }).n)).toEqual(
          exact ? Number(N) : ['codec.attribute', ['n'], 'CodecError'],
        );
      }),
      { numRuns: 1000 },
    );
    expect(seen).toEqual(new Set([true, false]));
  });
});

/** The digits and power of ten that JavaScript prints a number with. */
function decimalOf(value: number): readonly [bigint, number] {
  const [mantissa = '', power] = value.toExponential().split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  return [BigInt(`${whole}${fraction}`), Number(power) - fraction.length];
}

test('an error says where and what', () => {
  expect(() => encodeItem({ list: ['a', Number.NaN] })).toThrow("list[1]: NaN is out of DynamoDB's range");
  expect(() => decodeItem({ s: { SS: ['a'] } })).toThrow('s: it is no attribute of a plain value, but has type SS');
});
