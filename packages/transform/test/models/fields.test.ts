import { QuotesFactRow, RawItem } from '@quote-elt/shared';
import { expect, test } from 'vitest';
import { RAW_COLUMNS } from '../../src/models/raw-columns.ts';

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

test('each field has the attributes that staging reads of it', () => {
  expect(RAW_COLUMNS).toEqual({
    ingested_date: 'STRUCT(S VARCHAR)',
    ingested_at: 'STRUCT(S VARCHAR)',
    quote_id: 'STRUCT(S VARCHAR)',
    content: 'STRUCT(S VARCHAR, N VARCHAR)',
    author: 'STRUCT(S VARCHAR, N VARCHAR)',
    author_slug: 'STRUCT(S VARCHAR)',
    tag_list: 'STRUCT(L STRUCT(S VARCHAR, N VARCHAR)[], SS VARCHAR[])',
    added_date: 'STRUCT(S VARCHAR)',
    modified_date: 'STRUCT(S VARCHAR)',
    source: 'STRUCT(S VARCHAR, N VARCHAR)',
  });
});
