import { RawItem, RawKey } from '@quote-elt/shared';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { columnsRead, RAW_COLUMNS } from '../../src/models/raw-columns.ts';

test('the key comes first, and every field is one of the raw item', () => {
  expect(Object.keys(RAW_COLUMNS).slice(0, 2)).toEqual(Object.keys(RawKey.shape));
  expect(Object.keys(RAW_COLUMNS).filter((name) => !(name in RawItem.shape))).toEqual([]);
  expect(Object.values(RAW_COLUMNS).filter((type) => !/^STRUCT\(.+\)$/.test(type))).toEqual([]);
});

const FIELDS = {
  rate: z.number(),
  language: z.string().optional(),
  kept: z.boolean().nullable(),
  names: z.array(z.string()).optional(),
};

test('a field is read as soon as the SQL names it, in the types that its schema allows', () => {
  const sql = `select raw_items.rate.N, raw_items.language.S, raw_items.kept.BOOL, raw_items.names.L from raw_items`;
  expect(columnsRead(FIELDS, sql)).toEqual({
    rate: 'STRUCT(N VARCHAR)',
    language: 'STRUCT(S VARCHAR)',
    kept: 'STRUCT(BOOL VARCHAR)',
    names: 'STRUCT(L STRUCT(S VARCHAR, N VARCHAR)[])',
  });
});

test('what the SQL only mentions, misspells or names in a comment is not read', () => {
  const sql = `select language, other.rate.N, raw_items.rates.N, raw_items.kept.S2 -- raw_items.names.L\nfrom raw_items`;
  expect(columnsRead(FIELDS, sql)).toEqual({});
});

test('a list is not read as a text, nor a text as a list', () => {
  expect(columnsRead(FIELDS, 'select raw_items.names.S, raw_items.language.SS from raw_items')).toEqual({});
});
