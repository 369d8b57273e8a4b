import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Plain } from '../../src/dynamodb/attribute.ts';
import { CodecError, decodeItem, encodeItem } from '../../src/dynamodb.ts';
import { attributesAround, key, MALFORMED, place, plainAround, STRANGE } from '../support/odd-values.ts';

const text = fc.string({ unit: 'binary' });
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

  test.each(STRANGE)('with %s anywhere is refused, and the path is reported', (_what, value, ...within) => {
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
  test.each(MALFORMED)('with %s anywhere are refused, and the path is reported', (_what, attribute, ...within) => {
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
