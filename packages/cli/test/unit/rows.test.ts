import { Readable } from 'node:stream';
import { CalendarDate, RawItem, rawItem, toTick } from '@quote-elt/shared';
import { encodeItem } from '@quote-elt/shared/dynamodb';
import { sampleRecord } from '@quote-elt/shared/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/errors/input-errors.ts';
import { asSeen } from '../../src/rows/as-seen.ts';
import { putInput } from '../../src/rows/put-rows.ts';
import { rowsInput } from '../../src/rows/query-rows.ts';
import { inputText, readRows } from '../../src/rows/read-rows.ts';
import { rowLine } from '../../src/rows/row-line.ts';
import { wantedRows } from '../../src/rows/wanted-rows.ts';
import { NOW, withDataFolder } from '../support.ts';

const DAY = CalendarDate.parse('2026-11-23');
const row = (n = 0) => rawItem(toTick(Date.parse('2026-11-23T10:00:00Z') + n * 60_000), 0, sampleRecord(n), 'a', NOW);
const line = (n = 0, more: object = {}) => JSON.stringify({ ...row(n), ...more });

/** What is wrong with lines, as the error lists it. */
function problems(...lines: readonly string[]): readonly string[] {
  try {
    readRows('rows.jsonl', lines.join('\n'), NOW);
  } catch (error) {
    if (error instanceof InputError) return error.excerpt;
    throw error;
  }
  return [];
}

describe('rows are read', () => {
  test('each with its line, past empty ones', () => {
    expect(readRows('x', `\n${line(0)}\r\n\n${line(1)}\n`, NOW)).toEqual([
      { line: 2, row: row(0) },
      { line: 4, row: row(1) },
    ]);
  });

  test('as they were printed, whatever the record', () => {
    fc.assert(
      fc.property(fc.nat(1000), (n) => {
        const printed = rowLine(encodeItem({ ...row(n) }));
        expect(readRows('x', printed, NOW)).toEqual([{ line: 1, row: row(n) }]);
      }),
    );
  });

  test.each([
    ['that are no JSON', ['{"a":'], /^line 1: it is no JSON: /],
    ['that are no object', ['[1]'], /^line 1: .*object/],
    ['without a field', [line(0), line(1, { source: undefined })], /^line 2: source: /],
    ['with a field of another type', [line(0, { fetched_at: 5 })], /^line 1: fetched_at: /],
    ['with a field that nobody knows', [line(0, { fetchedat: 'x' })], /^line 1: fetchedat is not known$/],
    ['of a newer version', [line(0, { schema_version: 99 })], /^line 1: schema_version: /],
    [
      'whose key lies on another day',
      [line(0, { ingested_date: '2026-11-22' })],
      /^line 1: ingested_at: .*does not lie on/,
    ],
    ['outside of a batch', [line(0, { ingested_at: '2026-11-23T10:00:00.999Z' })], /^line 1: ingested_at: place 999/],
    ['of the future', [line(60 * 48)], /^line 1: ingested_at: it lies in the future$/],
    ['that are there twice', [line(0), line(1), line(0)], /^line 3: ingested_at: line 1 has the same key$/],
    ['of which there is none', ['', ' '], /^there is no row in it$/],
  ])('but none %s', (_name, lines, told) => {
    expect(problems(...lines)).toEqual([expect.stringMatching(told)]);
  });

  test('and everything that is wrong is told at once, bounded and on lines of its own', () => {
    const told = problems(...Array.from({ length: 50 }, () => `"\u001b[2J${'x'.repeat(5000)}`));
    expect([told.length, told.at(-1)]).toEqual([21, 'and 30 more']);
    expect(told.every((each) => each.length < 400 && !/\p{Cc}/u.test(each))).toBe(true);
  });
});

describe('a file of rows', () => {
  const none = () => Readable.from([]);

  test('is text of UTF-8, of a file or of what is piped in', async () => {
    expect(await inputText('-', () => Readable.from([Buffer.from('é')]))).toBe('é');
    expect(await inputText(import.meta.filename, none)).toContain('a file of rows');
  });

  test('that cannot be read is told', async () => {
    await withDataFolder(async (folder) => {
      for (const [name, input] of [
        [`${folder}/none`, none],
        [folder, none],
        ['-', () => Readable.from([Buffer.from([0xff, 0xfe])])],
      ] as const)
        await expect(inputText(name, input)).rejects.toMatchObject({ code: 'input.unreadable' });
    });
  });
});

describe('rows of a day are picked', () => {
  test.each([
    [{}, undefined],
    [{ tick: '10:00' }, ['2026-11-23T10:00:00.000Z', '2026-11-23T10:00:00.999Z']],
    [{ tick: '10:00:30' }, ['2026-11-23T10:00:30.000Z', '2026-11-23T10:00:30.999Z']],
    [{ tick: '2026-11-23T11:00:00+01:00' }, ['2026-11-23T10:00:00.000Z', '2026-11-23T10:00:00.999Z']],
    [{ key: 'no instant' }, ['no instant', 'no instant']],
  ] as const)('by %j', (choice, between) => {
    expect(wantedRows(DAY, choice).between).toEqual(between);
  });

  test.each([
    [{ tick: '25:00' }, /is not an instant/],
    [{ tick: 'noon' }, /is not an instant/],
    [{ tick: '2026-11-22T10:00:00Z' }, /does not lie on 2026-11-23/],
    [{ key: '' }, /has 0 bytes/],
    [{ key: 'é'.repeat(513) }, /has 1026 bytes/],
  ])('and not by %j', (choice, told) => {
    expect(() => wantedRows(DAY, choice)).toThrow(told);
  });

  test('by one request a page', () => {
    expect(rowsInput('raw', wantedRows(DAY, { key: 'a' }), { ingested_at: { S: 'x' } })).toEqual({
      TableName: 'raw',
      ConsistentRead: true,
      KeyConditionExpression: 'ingested_date = :date and ingested_at between :from and :to',
      ExpressionAttributeValues: { ':date': { S: DAY }, ':from': { S: 'a' }, ':to': { S: 'a' } },
      ExclusiveStartKey: { ingested_at: { S: 'x' } },
    });
  });
});

test('a put overwrites nothing but what was seen', () => {
  const Item = encodeItem({ ...row() });
  expect(putInput('raw', { line: 1, row: row(), fate: 'new' })).toEqual({
    TableName: 'raw',
    Item,
    ConditionExpression: 'attribute_not_exists(ingested_at)',
  });
  const seen = { a: { L: [{ S: 'x' }] }, b: { M: { c: { N: '1' } } }, d: { SS: ['y'] }, source: { S: 'z' } };
  expect(putInput('raw', { line: 1, row: row(), fate: 'replaced', seen })).toMatchObject({ TableName: 'raw', Item });
  expect(asSeen(seen, ['source', 'e'])).toEqual({
    ConditionExpression:
      'size(#0) = :0 and #0[0] = :1 and size(#1) = :2 and #1.#2 = :3 and #3 = :4 and #4 = :5 and attribute_not_exists(#5)',
    ExpressionAttributeNames: { '#0': 'a', '#1': 'b', '#2': 'c', '#3': 'd', '#4': 'source', '#5': 'e' },
    ExpressionAttributeValues: {
      ':0': { N: '1' },
      ':1': { S: 'x' },
      ':2': { N: '1' },
      ':3': { N: '1' },
      ':4': { SS: ['y'] },
      ':5': { S: 'z' },
    },
  });
});

test('an attribute that no row may have is shown as DynamoDB types it, and the key comes first', () => {
  const shown = rowLine({
    a: { SS: ['x'] },
    ingested_at: { S: 'k' },
    b: { B: Uint8Array.from([1, 2]) },
    ingested_date: { N: '5' },
    c: { N: '12345678901234567890' },
  });
  expect(shown).toBe(
    '{"ingested_date":5,"ingested_at":"k","a":{"SS":["x"]},"b":{"B":"AQI="},"c":{"N":"12345678901234567890"}}',
  );
  expect(RawItem.safeParse(JSON.parse(shown)).success).toBe(false);
});
