import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { showForeign, showText } from '../../src/index.ts';

const thrower = () => {
  throw new Error('must not run');
};
const HOSTILE: ProxyHandler<object> = new Proxy({}, { get: () => thrower });

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? { x: value } : [value];
  return value;
}

function cyclic(): unknown {
  const value: Record<string, unknown> = { a: 1 };
  value.self = value;
  value.list = [value];
  return value;
}

describe('showText', () => {
  test.each([
    ['down \u001b]0;owned\u0007\u001b[2J\u009b1m', String.raw`down \u001b]0;owned\u0007\u001b[2J\u009b1m`],
    ['a\u202eb\u2066c\u200bd', String.raw`a\u202eb\u2066c\u200bd`],
    ['a\ud800b\udc00', String.raw`a\ud800b\udc00`],
    ['\u{e0041}', String.raw`\udb40\udc41`],
    [' <html>\r\n\t <b>no</b>\u2028', '<html> <b>no</b>'],
    ['déjà 😀 שלום', 'déjà 😀 שלום'],
    ['\u0000', String.raw`\u0000`],
  ])('%j is shown on one line without anything that a terminal obeys', (given, shown) => {
    expect(showText(given)).toBe(shown);
  });

  test('is cut at its bound, and never within a character', () => {
    expect(showText('x'.repeat(201))).toBe(`${'x'.repeat(199)}…`);
    expect(showText('x'.repeat(10), 10)).toBe('x'.repeat(10));
    expect(showText('😀'.repeat(10), 8)).toBe('😀😀😀…');
  });
});

describe('showForeign', () => {
  test.each([
    ['a record', { a: [1, 'x', null, true], b: { c: undefined } }, '{"a":[1,"x",null,true],"b":{"c":null}}'],
    ['a text', 'a"\n\u001b', String.raw`"a\"\n\u001b"`],
    ['nothing', undefined, 'undefined'],
    ['a large integer', 2n ** 64n, '18446744073709551616'],
    ['a number that is none', Number.NaN, 'NaN'],
    ['a symbol', Symbol('s\u0007'), String.raw`Symbol(s\u0007)`],
    ['a function', thrower, '[function]'],
    ['a sparse array', Object.assign(new Array(2), { 1: 1 }), '[null,1]'],
    ['an object without a prototype', Object.assign(Object.create(null), { a: 1 }), '{"a":1}'],
    ['bytes', new Uint8Array(1_000_000), '[bytes]'],
    ['an error', new RangeError('Maximum call stack\u001b'), String.raw`RangeError: Maximum call stack\u001b`],
    ['an error within', { cause: new TypeError('no') }, '{"cause":TypeError: no}'],
    ['an error without a message', new Error(), 'Error'],
    ['keys that hide', { '\u202e"': 1 }, String.raw`{"\u202e\"":1}`],
    ['a member called __proto__', JSON.parse('{"__proto__":{"a":1}}'), '{"__proto__":{"a":1}}'],
  ])('%s is shown', (_name, value, shown) => {
    expect(showForeign(value)).toBe(shown);
  });

  test.each([
    ['a getter that throws', Object.defineProperty({}, 'x', { enumerable: true, get: thrower }), '{"x":[getter]}'],
    ['a toJSON that throws', { toJSON: thrower }, '{"toJSON":[function]}'],
    ['a toString that throws', { toString: thrower }, '{"toString":[function]}'],
    ['a proxy that throws', new Proxy({}, HOSTILE), '[proxy]'],
    ['a proxy within', [new Proxy([], HOSTILE)], '[[proxy]]'],
    ['a proxy that was revoked', revoked(), '[proxy]'],
    ['an object whose prototype is a proxy', Object.create(new Proxy({}, HOSTILE)), '{}'],
    ['an error whose message throws', Object.defineProperty(new Error(), 'message', { get: thrower }), 'Error'],
    ['an error under a proxy', Object.setPrototypeOf(new Error('m'), new Proxy({}, HOSTILE)), ': m'],
    ['an array with a `keys` of its own', Object.assign([1], { keys: thrower }), '[1]'],
    ['a cycle', cyclic(), expect.stringMatching(/^\{"a":1,"self":\{"a":1.*…$/)],
    ['what is nested 100,000 deep', nested(100_000), '[{"x":[{"x":[{"x":[{"x":…}]}]}]}]'],
    ['a million members', Array(1_000_000).fill(1), `[${'1,'.repeat(99)}…`],
    ['a text of a megabyte', 'x'.repeat(1_000_000), expect.stringMatching(/^"x{198}…$/)],
  ])('%s runs no foreign code, throws nothing and stays short', (_name, value, shown) => {
    expect(showForeign(value)).toEqual(shown);
    expect(showForeign(value).length).toBeLessThanOrEqual(200);
  });

  test('of what is wide and deep no more is looked at than is shown', () => {
    const wide: unknown[] = [];
    for (let n = 0; n < 9; n++) wide.push(wide);
    const started = performance.now();
    expect(showForeign(wide)).toMatch(/^\[{8}…,…/);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  test('any value is one line of visible characters within its bound', () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withSparseArray: true,
      withTypedArray: true,
      withBoxedValues: true,
      withUnicodeString: true,
    });
    fc.assert(
      fc.property(fc.oneof(anything, fc.string({ unit: 'binary' })), fc.integer({ min: 2, max: 300 }), (value, max) => {
        for (const shown of [showForeign(value, max), showText(String(typeof value === 'string' ? value : ''), max)]) {
          expect(shown.length).toBeLessThanOrEqual(max);
          expect(shown).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200b\u202a-\u202e\u2060-\u206f\ufeff]/u);
        }
      }),
    );
  });
});

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}
