import { readdirSync } from 'node:fs';
import { TEMP_VARIABLE } from '@quote-elt/runtime';
import { addDays, type CalendarDate } from '@quote-elt/shared';
import { encodeItem } from '@quote-elt/shared/dynamodb';
import { describe, expect, test, vi } from 'vitest';
import { memoryLedger } from '../../src/ledger/memory-ledger.ts';
import { parquetPublisher } from '../../src/parquet-publisher.ts';
import type { RowReader } from '../../src/ports.ts';
import { readParquet } from '../../src/read-parquet.ts';
import { type AttributeMap, memoryRowReader } from '../../src/rows/memory-row-reader.ts';
import { transformDay } from '../../src/transform-day.ts';
import { recordOf } from '../contract/ledger.contract.ts';
import { attributesAt, DAY, itemAt, memoryLog, NOW, SETTINGS, withTempFolder } from '../support.ts';

const ITEMS = [itemAt(0, 'Alpha.'), itemAt(1, 'Beta.'), itemAt(2, 'Alpha.')].map(encodeItem);

function portsFor(items: readonly AttributeMap[]) {
  const { log, lines } = memoryLog();
  return {
    reader: memoryRowReader(new Map([[DAY, items]])),
    ledger: memoryLedger(),
    now: () => NOW,
    log,
    lines,
    countDay: () => undefined,
  };
}

test('a day is recorded with its figures, checks and hashes', async () => {
  const ports = portsFor(ITEMS);
  const { record } = await transformDay(DAY, SETTINGS, ports);
  expect(record).toMatchObject({
    status: 'succeeded',
    attempts: 1,
    rows: 3,
    accepted: 3,
    rejected: 0,
    completeness: 3 / 1440,
  });
  expect(record.checks.every(({ status }) => status === 'passed')).toBe(true);
  expect(Object.keys(record.output_sha256)).toEqual(['quotes_fact', 'quotes_agg', 'quote_stats']);
  expect(await ports.ledger.get(DAY)).toEqual(record);
});

test('the figures that the original prints are logged', async () => {
  const ports = portsFor(ITEMS);
  await transformDay(DAY, SETTINGS, ports);
  expect(ports.lines.at(-1)).toMatchObject({
    level: 'INFO',
    message: 'day succeeded',
    fields: {
      most_common_quote: 'Alpha.',
      minimum: 1,
      maximum: 2,
      range: 1,
      variance: 0.25,
      standard_deviation: 0.5,
      distinct_quotes: 2,
    },
  });
});

test('a day without rows is recorded as empty', async () => {
  const { record } = await transformDay(DAY, SETTINGS, portsFor([]));
  expect(record).toMatchObject({ status: 'empty', rows: 0, completeness: 0, figures: {}, checks: [] });
});

test('two runs in one process succeed, count the attempt and agree in their output', async () => {
  const ports = portsFor(ITEMS);
  const first = await transformDay(DAY, SETTINGS, ports);
  const second = await transformDay(DAY, { ...SETTINGS, threads: 1 }, ports);
  expect(second.record.attempts).toBe(2);
  expect(second.record.output_sha256).toEqual(first.record.output_sha256);
});

test('the order of the rows does not change the output, a changed row does', async () => {
  const hashes = async (items: readonly AttributeMap[]) =>
    (await transformDay(DAY, SETTINGS, portsFor(items))).record.output_sha256;
  const original = await hashes(ITEMS);
  expect(await hashes([...ITEMS].reverse())).toEqual(original);
  const changed = await hashes([...ITEMS.slice(0, 2), attributesAt(2, 'Alpha.', { author: { S: 'Somebody' } })]);
  expect(changed.quotes_fact).not.toBe(original.quotes_fact);
});

describe('rejected rows', () => {
  const rows = (bad: number) => [
    ...Array.from({ length: 200 - bad }, (_, n) => attributesAt(n, `good ${n}`)),
    ...Array.from({ length: bad }, (_, n) => attributesAt(200 + n, 'bad', { content: undefined })),
  ];

  test('up to the limit do not fail the day', async () => {
    const { record } = await transformDay(DAY, SETTINGS, portsFor(rows(2)));
    expect(record).toMatchObject({ status: 'succeeded', rows: 200, accepted: 198, rejected: 2 });
  });

  test('above the limit fail it loudly, with examples, and the ledger says so', async () => {
    const ports = portsFor(rows(3));
    await expect(transformDay(DAY, SETTINGS, ports)).rejects.toMatchObject({
      code: 'check.failed',
      details: { check: 'rejected_share', failures: 3, examples: expect.arrayContaining([expect.anything()]) },
    });
    expect(await ports.ledger.get(DAY)).toMatchObject({ status: 'failed', rejected: 3, figures: {} });
  });
});

test('a doubled key stops the run before anything is published', async () => {
  await withTempFolder(async (folder) => {
    const ports = { ...portsFor([...ITEMS, ...ITEMS.slice(0, 1)]), publisher: parquetPublisher(() => folder) };
    await expect(transformDay(DAY, SETTINGS, ports)).rejects.toMatchObject({
      code: 'check.failed',
      details: { check: 'quotes_fact.ingested_at.unique', failures: 1 },
    });
    expect(readdirSync(folder)).toEqual([]);
  });
});

test('a reader that loses rows is found out', async () => {
  const reader: RowReader = {
    hasRows: async () => true,
    async *pages() {
      yield { count: 2, json: Buffer.from(JSON.stringify(ITEMS.slice(0, 1))) };
    },
  };
  await expect(transformDay(DAY, SETTINGS, { ...portsFor([]), reader })).rejects.toMatchObject({
    code: 'rows.miscounted',
  });
});

test('a failure whose message quotes half a character is recorded in a text that DynamoDB keeps', async () => {
  const reader: RowReader = {
    hasRows: async () => true,
    pages: () => {
      throw new Error('no text: \ud83d');
    },
  };
  const ports = { ...portsFor([]), reader };
  await expect(transformDay(DAY, SETTINGS, ports)).rejects.toThrow('no text');
  const record = await ports.ledger.get(DAY);
  expect(encodeItem({ ...record })).toMatchObject({ failure: { M: { message: { S: 'no text: \ufffd' } } } });
});

test('Parquet holds the marts, byte for byte the same from run to run', async () => {
  await withTempFolder(async (folder) => {
    const ports = { ...portsFor(ITEMS), publisher: parquetPublisher((date: CalendarDate) => `${folder}/${date}`) };
    const { files } = await transformDay(DAY, SETTINGS, ports);
    expect(Object.keys(files)).toEqual(['quotes_fact', 'quotes_agg', 'quote_stats']);
    expect(await readParquet(String(files.quotes_agg), 'quote_count desc', 1)).toMatchObject([
      { quote_text: 'Alpha.', quote_count: 2 },
    ]);
  });
});

test('marts that cannot all be written replace none, and leave nothing behind', async () => {
  await withTempFolder(async (folder) => {
    const publisher = parquetPublisher(() => folder);
    const publish: typeof publisher.publish = (db, date) =>
      publisher.publish({ ...db, run: (sql) => (sql.includes('quote_stats') ? db.run('fail') : db.run(sql)) }, date);
    const ports = { ...portsFor(ITEMS), publisher: { ...publisher, publish } };
    await expect(transformDay(DAY, SETTINGS, ports)).rejects.toThrow(/syntax/i);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('drift', () => {
  const earlier = Array.from({ length: 8 }, (_, n) => addDays(DAY, -1 - n));

  async function afterUsualDays() {
    const ports = portsFor(ITEMS);
    for (const date of earlier) await ports.ledger.put(recordOf(date, { rows: 200 }), undefined);
    return ports;
  }

  test('is kept in the ledger and does not fail the day', async () => {
    const { record } = await transformDay(DAY, SETTINGS, await afterUsualDays());
    expect(record.status).toBe('succeeded');
    expect(record.drift).toContainEqual({ metric: 'rows', value: 3, expected: 200, score: -66.44 });
  });

  test('fails the day where that is asked for', async () => {
    const ports = await afterUsualDays();
    await expect(transformDay(DAY, { ...SETTINGS, failOnDrift: true }, ports)).rejects.toMatchObject({
      code: 'drift.found',
    });
    expect(await ports.ledger.get(DAY)).toMatchObject({
      status: 'failed',
      drift: expect.arrayContaining([expect.anything()]),
    });
  });
});

test('nothing is left in the temporary folder', async () => {
  await withTempFolder(async (folder) => {
    vi.stubEnv(TEMP_VARIABLE, folder);
    await transformDay(DAY, SETTINGS, portsFor(ITEMS));
    vi.unstubAllEnvs();
    expect(readdirSync(folder)).toEqual([]);
  });
});
