import { rawItem, toTick } from '@quote-elt/shared';
import { sampleRecord } from '@quote-elt/shared/testing';
import { beforeEach, describe, expect, test } from 'vitest';
import { createSources, type LoadSource } from '../../src/asking/create-sources.ts';
import { itemBytes } from '../../src/asking/within-size.ts';
import type { CreateSource } from '../../src/ports/source.ts';
import { HOSTED_SOURCE, SOURCE_NAMES, type SourceName } from '../../src/sources/registry.ts';

/** What each source was made with, in the order in which they were made. */
let made: [SourceName, Parameters<CreateSource>[0]][];

const load: LoadSource = async (name) => (options) => {
  made.push([name, options]);
  return { name, fetch: async () => ({ records: [sampleRecord()], rejected: [] }) };
};

const BASE_URL = 'https://own.example';
const REQUEST = { tick: toTick(0), count: 50, signal: new AbortController().signal };

const sourcesOf = (sources: readonly SourceName[], maxItemBytes = 5000) =>
  createSources({ sources, baseUrl: BASE_URL, sourceTimeoutMs: 1234, maxItemBytes }, load);

beforeEach(() => {
  made = [];
});

test('sources keep the order and the names that they are configured by', () => {
  const names = [...SOURCE_NAMES].reverse();
  expect(sourcesOf(names).map(({ name }) => name)).toEqual(names);
});

describe('the configured address', () => {
  test('goes to the source that people host themselves, and to no other', async () => {
    for (const source of sourcesOf(SOURCE_NAMES)) await source.fetch(REQUEST);
    const expected = SOURCE_NAMES.map((name) => [
      name,
      name === HOSTED_SOURCE ? { timeoutMs: 1234, baseUrl: BASE_URL } : { timeoutMs: 1234 },
    ]);
    expect(made).toEqual(expected);
  });
});

test('a source is made once, however often it is asked', async () => {
  const [source] = sourcesOf([HOSTED_SOURCE]);
  await source?.fetch(REQUEST);
  await source?.fetch(REQUEST);
  expect(made).toHaveLength(1);
});

test('a record whose item would be larger than configured is rejected', async () => {
  const bytes = itemBytes(rawItem(REQUEST.tick, 0, sampleRecord(), HOSTED_SOURCE, new Date(0)));
  const [large] = sourcesOf([HOSTED_SOURCE], bytes);
  expect(await large?.fetch(REQUEST)).toEqual({ records: [sampleRecord()], rejected: [] });
  const [small] = sourcesOf([HOSTED_SOURCE], bytes - 1);
  await expect(small?.fetch(REQUEST)).rejects.toThrow(`no record of at most ${bytes - 1} bytes (1 rejected)`);
});
