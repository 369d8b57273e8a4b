import { rawItem, type SourceRecord, toTick } from '@quote-elt/shared';
import { sampleRecord } from '@quote-elt/shared/testing';
import { expect, test } from 'vitest';
import { itemBytes, withinSize } from '../../src/asking/within-size.ts';
import type { Source } from '../../src/ports/source.ts';

const TICK = toTick(Date.parse('2026-11-22T18:59:00Z'));
const REQUEST = { tick: TICK, count: 50, signal: new AbortController().signal };

/** A source that answers with these records. */
function sourceOf(...records: SourceRecord[]): Source {
  return { name: 'test', fetch: async () => ({ records, rejected: [] }) };
}

test('an answer of nothing but too large records is a failure of the source, so that the next one is asked', async () => {
  await expect(withinSize(sourceOf(sampleRecord()), 10).fetch(REQUEST)).rejects.toMatchObject({
    code: 'source.empty',
  });
});

test('an item of exactly the size passes, and one byte more is too large', async () => {
  const record = sampleRecord();
  const bytes = itemBytes(rawItem(TICK, 0, record, 'test', new Date(0)));
  expect((await withinSize(sourceOf(record), bytes).fetch(REQUEST)).records).toHaveLength(1);
  await expect(withinSize(sourceOf(record), bytes - 1).fetch(REQUEST)).rejects.toMatchObject({ code: 'source.empty' });
});

test('an answer without a record of the size says how many were rejected, by its source and by their size', async () => {
  const source: Source = {
    name: 'test',
    fetch: async () => ({
      ...(await sourceOf(sampleRecord(0), sampleRecord(1)).fetch(REQUEST)),
      rejected: [{ reason: 'no', payload: {} }],
    }),
  };
  await expect(withinSize(source, 10).fetch(REQUEST)).rejects.toThrow('no record of at most 10 bytes (3 rejected)');
});
