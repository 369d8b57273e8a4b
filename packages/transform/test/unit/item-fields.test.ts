import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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

/** Columns of the facts under another name than in the item. */
const RENAMED: Readonly<Record<string, string>> = { content: 'quote_text' };

const READ = Object.keys(RawItem.shape).filter((field) => !(field in LEFT));

test('every field of the raw item is read, or is left with a reason', () => {
  expect(Object.keys(RAW_COLUMNS).sort()).toEqual([...READ].sort());
});

test('staging decodes every column that is read', () => {
  const sql = readFileSync(join(import.meta.dirname, '..', '..', 'models', 'staging', 'stg_quotes.sql'), 'utf8');
  expect(READ.filter((field) => !sql.includes(`raw_items.${field}.`))).toEqual([]);
});

/** Columns of the facts that are made from another one. */
const MADE = ['character_count'];

test('the facts have every field that is read, and what is made from them', () => {
  const columns = [...READ.map((field) => RENAMED[field] ?? field), ...MADE];
  expect(Object.keys(QuotesFactRow.shape).sort()).toEqual(columns.sort());
});
