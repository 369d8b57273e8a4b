import fc from 'fast-check';
import { ROLES } from '../models/manifest.ts';
import type { AttributeMap } from '../src/rows/memory-row-reader.ts';
import { ATTRIBUTES_READ, attributesAt, DAY } from './support.ts';

/** Text of any kind: of every script, blank, with controls or lone surrogates, or as long as an item can hold. */
const text: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  {
    weight: 2,
    arbitrary: fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 5 })
      .map((units) => String.fromCharCode(...units)),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '',
      ' ',
      '\0',
      '\u00a0\u200b',
      '\ufeff',
      'infinity',
      '-infinity',
      'NaN',
      'null',
      '0',
      '-1',
      '1e400',
      '2026-02-30',
      '\u001f\u001e',
      '__proto__',
      `'; drop table ${ROLES.staging}; --`,
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('x', '"', '\\', '\u0001', 'é', '😀', '\u0301\u0323'), fc.constantFrom(600, 10_001, 60_000))
      .map(([unit, times]) => unit.repeat(times)),
  },
);

const number: fc.Arbitrary<string> = fc.oneof(
  fc.integer().map(String),
  fc.constantFrom(
    '99999999999999999999999999999999999999',
    '-1.2345678901234567890123456789012345678E-130',
    '9.9999999999999999999999999999999999999E+125',
    '0',
  ),
);

const bytes = fc.uint8Array({ minLength: 1, maxLength: 8 }).map((each) => Buffer.from(each).toString('base64'));

/** Names as models read them, others that look like them, and any. */
const name = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...ATTRIBUTES_READ) },
  fc.constantFrom(...ATTRIBUTES_READ.flatMap((each) => [each.toUpperCase(), `${each} `])),
  fc.constantFrom('S', 'L', '__proto__', 'constructor', 'fetched_at'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 5 }),
);

/** An attribute of any of DynamoDB's types, nested up to its 32 levels. */
const attribute: fc.Arbitrary<object> = fc.letrec<{ any: object }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small', maxDepth: 32 },
    { weight: 6, arbitrary: fc.record({ S: text }) },
    { weight: 2, arbitrary: fc.record({ N: number }) },
    fc.record({ BOOL: fc.boolean() }),
    fc.constant({ NULL: true }),
    fc.record({ B: bytes }),
    fc.record({ SS: fc.uniqueArray(text, { minLength: 1, maxLength: 3 }) }),
    fc.record({ NS: fc.uniqueArray(number, { minLength: 1, maxLength: 3 }) }),
    fc.record({ BS: fc.uniqueArray(bytes, { minLength: 1, maxLength: 3 }) }),
    fc.record({ L: fc.array(tie('any'), { maxLength: 4 }) }),
    fc.record({ M: fc.dictionary(name, tie('any'), { maxKeys: 3 }) }),
  ),
})).any;

/** The range key of an odd item: within the day or not, spelled by the contract or nearly. */
const ingestedAt: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .date({ min: new Date(`${DAY}T00:00:00Z`), max: new Date(`${DAY}T23:59:59.999Z`), noInvalidDate: true })
      .map((date) => date.toISOString()),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.date({ noInvalidDate: true }), fc.nat(24), fc.constantFrom('', ' ', '0', 'Z', '+01:00'))
      .map(([date, at, put]) => date.toISOString().slice(0, at) + put + date.toISOString().slice(at + put.length)),
  },
  text.filter((each) => each.length > 0 && each.length < 200),
);

/**
 * An item that a hand edit, an older release or a broken writer may have left in the day: any attribute may be missing or of
 * any type. Its key is text, as DynamoDB sees to.
 */
export const oddItem: fc.Arbitrary<AttributeMap> = fc
  .tuple(
    ingestedAt,
    fc.dictionary(name, fc.option(attribute, { nil: undefined }), { minKeys: 1, maxKeys: 6, noNullPrototype: true }),
  )
  .map(([at, changes]) => attributesAt(0, { ...changes, ingested_at: { S: at } }));
