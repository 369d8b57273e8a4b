import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isBlank } from '@quote-elt/shared';
import { expect, test } from 'vitest';
import { MODELS_FOLDER } from '../../src/models/model-sql.ts';
import { RAW_COLUMNS } from '../../src/models/raw-columns.ts';

const TWIN = readFileSync(join(MODELS_FOLDER, 'trino', 'stg_quotes.sql'), 'utf8');

/** A character class of Trino's regular expressions as JavaScript spells it. */
const inJavaScript = (pattern: string) => new RegExp(pattern.replaceAll('\\x{', '\\u{'), 'u');

const CODE_POINTS = Array.from({ length: 0x110000 }, (_, point) => point).filter(
  (point) => point < 0xd800 || point > 0xdfff,
);

test('a character is visible for the twin just where it is for TypeScript', () => {
  const patterns = [...TWIN.matchAll(/'(\[\^\\x\{0\}[^']+)'/g)].map(([, pattern = '']) => pattern);
  expect(patterns).toHaveLength(4);
  expect(new Set(patterns).size).toBe(1);
  const visible = inJavaScript(patterns[0] ?? '');
  expect(
    CODE_POINTS.filter((point) => visible.test(String.fromCodePoint(point)) === isBlank(String.fromCodePoint(point))),
  ).toEqual([]);
});

test('the characters that show nothing and join what stands around them are those of Unicode', () => {
  const [, pattern = ''] = /'(\[\\x\{ad\}[^']+)'/.exec(TWIN) ?? [];
  const ignorable = inJavaScript(pattern);
  const unicode = /\p{Default_Ignorable_Code_Point}/u;
  const different = CODE_POINTS.filter((point) => {
    const text = String.fromCodePoint(point);
    return ignorable.test(text) !== unicode.test(text);
  });
  expect(different).toEqual([]);
});

test('the twin reads the attributes that staging reads', () => {
  const read = new Set(
    [...TWIN.matchAll(/raw_items\.item\.(\w+)\.(\w+)/g)].map(([, field, attribute]) => `${field}.${attribute}`),
  );
  const columns = Object.entries(RAW_COLUMNS).flatMap(([field, type]) =>
    // The attributes of the list's elements are read of each.
    [...type.replace(/\bL STRUCT\([^)]*\)\[\]/, 'L x').matchAll(/\b([A-Z]{1,2}) /g)].map(
      ([, attribute = '']) => `${field}.${attribute.toLowerCase()}`,
    ),
  );
  expect([...read].sort()).toEqual(columns.sort());
});
