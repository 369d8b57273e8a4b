import { describe, expect, test } from 'vitest';
import {
  DEFAULT_BASE_URL,
  DEFAULT_RECORDS_PER_TICK,
  DEFAULT_SOURCES,
  INGEST_ENV_KEYS,
  readConfig,
  SOURCE_NAMES,
} from '../../src/config.ts';

const read = (env: Readonly<Record<string, string>>) => readConfig({ ELT_RAW_TABLE: 'raw', ...env });
const refused = expect.objectContaining({ code: 'config.invalid' });

test('what is not set is as a deployed stack has it', () => {
  expect(read({})).toEqual({
    rawTable: 'raw',
    sources: [...DEFAULT_SOURCES],
    stack: 'local',
    baseUrl: DEFAULT_BASE_URL,
    recordsPerTick: DEFAULT_RECORDS_PER_TICK,
    maxItemBytes: 400_000,
    sourceTimeoutMs: 5000,
  });
});

describe('a number is taken at its bounds and refused beyond them', () => {
  test.each([
    ['ELT_RECORDS_PER_TICK', 'recordsPerTick', 1, 50],
    ['ELT_MAX_ITEM_BYTES', 'maxItemBytes', 1, 400_000],
    ['ELT_SOURCE_TIMEOUT_MS', 'sourceTimeoutMs', 100, 60_000],
  ] as const)('%s', (name, key, least, most) => {
    expect([least, most].map((given) => read({ [name]: String(given) })[key])).toEqual([least, most]);
    for (const given of [least - 1, most + 1, least + 0.5, 'many']) {
      expect(() => read({ [name]: String(given) })).toThrow(refused);
    }
  });
});

describe('the list of sources', () => {
  test('is kept in its order, without the spaces around its commas', () => {
    const names = [...SOURCE_NAMES].reverse();
    expect(names.length).toBeGreaterThan(1);
    expect(read({ ELT_SOURCES: ` ${names.join(' , ')}` }).sources).toEqual(names);
  });

  test.each([`${SOURCE_NAMES[0]},`, SOURCE_NAMES.join(';'), 'nobody'])('%j is refused', (list) => {
    expect(() => read({ ELT_SOURCES: list })).toThrow(refused);
  });
});

test('metrics are counted for the stack that is named', () => {
  expect(read({ ELT_STACK: 'dev' }).stack).toBe('dev');
});

test('what is set to nothing is not set', () => {
  expect(read({ ELT_STACK: '', ELT_SOURCES: '', ELT_RECORDS_PER_TICK: '' })).toEqual(read({}));
  expect(() => read({ ELT_RAW_TABLE: '' })).toThrow(refused);
});

test.each([
  { ELT_RECORDS_PER_TICK: '0' },
  { ELT_RECORDS_PER_TICK: '51' },
  { ELT_SOURCE_BASE_URL: 'api' },
  { ELT_RAW_TABLE: '' },
  { ELT_TYPO: 'x' },
])('an environment with %j is refused', (wrong) => {
  expect(() => read(wrong)).toThrow(refused);
});

test('the key list names the table', () => {
  expect(INGEST_ENV_KEYS).toContain('ELT_RAW_TABLE');
});
