import { QuotesFactRow, RawItem, RawKey } from '@quote-elt/shared';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { columnsRead, RAW_COLUMNS } from '../../src/models/raw-columns.ts';

/** Fields of the raw item that no model reads, and why. */
const LEFT: Readonly<Record<string, string>> = {
  source_id: 'only leads back to the source',
  fetched_at: 'only tells latency',
  schema_version: 'every version has these columns',
  character_count: 'is counted from the text',
};

const READ = Object.keys(RawItem.shape).filter((field) => !(field in LEFT));

test('every field of the raw item is read, or is left with a reason', () => {
  expect(Object.keys(RAW_COLUMNS).sort()).toEqual([...READ].sort());
});

/** Columns of the facts under another name than in the item, and those that are made from another one. */
const RENAMED: Readonly<Record<string, string>> = { content: 'quote_text' };
const MADE = ['character_count'];

test('the facts have every field that is read, and what is made from them', () => {
  const columns = [...READ.map((field) => RENAMED[field] ?? field), ...MADE];
  expect(Object.keys(QuotesFactRow.shape).sort()).toEqual(columns.sort());
});

test('the key comes first, and each field has the attributes that staging reads of it', () => {
  expect(Object.keys(RAW_COLUMNS).slice(0, 2)).toEqual(Object.keys(RawKey.shape));
  expect(RAW_COLUMNS).toMatchObject({
    ingested_at: 'STRUCT(S VARCHAR)',
    content: 'STRUCT(S VARCHAR, N VARCHAR)',
    tag_list: 'STRUCT(L STRUCT(S VARCHAR, N VARCHAR)[], SS VARCHAR[])',
    added_date: 'STRUCT(S VARCHAR)',
  });
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
