import { readdirSync } from 'node:fs';
import { TEMP_VARIABLE } from '@quote-elt/runtime';
import { addDays } from '@quote-elt/shared';
import { encodeItem } from '@quote-elt/shared/dynamodb';
import { sampleRecord } from '@quote-elt/shared/testing';
import { describe, expect, test, vi } from 'vitest';
import { ROLES } from '../../models/manifest.ts';
import { needsTransform } from '../../src/days/plan-catch-up.ts';
import { transformDay } from '../../src/days/transform-day.ts';
import type { RowReader } from '../../src/ports/ports.ts';
import type { AttributeMap } from '../../src/rows/memory-row-reader.ts';
import { folderWarehouse } from '../../src/warehouse/folder-warehouse.ts';
import { recordOf } from '../contract/ledger.contract.ts';
import { attributesAt, DAY, keyOf, MART_NAMES, SETTINGS, UNUSABLE, withTempFolder } from '../support.ts';
import { portsFor, THREE_ROWS } from '../three-rows.ts';

test('a day is recorded with its figures, checks and hashes', async () => {
  const ports = portsFor(THREE_ROWS);
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
  expect(Object.keys(record.output_sha256)).toEqual(MART_NAMES);
  const steps = ['load', 'models', 'counts', 'checks', 'figures', 'hash', 'publish'];
  expect(Object.keys(record.durations_ms)).toEqual(steps);
  expect(await ports.ledger.get(DAY)).toEqual(record);
});

test('the figures of a day are logged', async () => {
  const ports = portsFor(THREE_ROWS);
  const { record } = await transformDay(DAY, SETTINGS, ports);
  expect(Object.keys(record.figures)).not.toEqual([]);
  expect(ports.lines.at(-1)).toMatchObject({
    level: 'INFO',
    message: 'day succeeded',
    fields: { ...record.figures, rows: 3, rejected: 0, completeness: 3 / 1440 },
  });
});

test('a day without rows is recorded as empty', async () => {
  const { record } = await transformDay(DAY, SETTINGS, portsFor([]));
  expect(record).toMatchObject({ status: 'empty', rows: 0, completeness: 0, figures: {}, checks: [] });
});

test('two runs in one process succeed, count the attempt and agree in their output', async () => {
  const ports = portsFor(THREE_ROWS);
  const first = await transformDay(DAY, SETTINGS, ports);
  const second = await transformDay(DAY, { ...SETTINGS, threads: 1 }, ports);
  expect(second.record.attempts).toBe(2);
  expect(second.record.output_sha256).toEqual(first.record.output_sha256);
});

test('the order of the rows does not change the output, a changed row does', async () => {
  const hashes = async (items: readonly AttributeMap[]) =>
    (await transformDay(DAY, SETTINGS, portsFor(items))).record.output_sha256;
  const original = await hashes(THREE_ROWS);
  expect(await hashes([...THREE_ROWS].reverse())).toEqual(original);
  const changed = await hashes([...THREE_ROWS.slice(0, 2), attributesAt(2, {}, sampleRecord(3))]);
  expect(changed[ROLES.facts]).not.toBe(original[ROLES.facts]);
});

describe('rejected rows', () => {
  const rows = (good: number, bad: number) => [
    ...Array.from({ length: good }, (_, n) => attributesAt(n)),
    ...Array.from({ length: bad }, (_, n) => attributesAt(good + n, UNUSABLE)),
  ];
  const checkOf = (checks: readonly { name: string }[], name: string) => checks.find((check) => check.name === name);

  test.each([
    ['one of two', 1, 1],
    ['a hundred beside one', 1, 100],
    ['more than a hundred, within the share', 1009, 101],
  ])('are a warning and do not fail the day: %s', async (_name, good, bad) => {
    const { record } = await transformDay(DAY, SETTINGS, portsFor(rows(good, bad)));
    expect(record).toMatchObject({ status: 'succeeded', rows: good + bad, accepted: good, rejected: bad });
    expect(checkOf(record.checks, 'rejected_rows')).toEqual({ name: 'rejected_rows', status: 'warned', failures: bad });
    expect(record.checks.filter(({ status }) => status !== 'passed')).toHaveLength(1);
  });

  test('of a good day are none, and nothing warns', async () => {
    const { record } = await transformDay(DAY, SETTINGS, portsFor(rows(2, 0)));
    expect(checkOf(record.checks, 'rejected_rows')).toMatchObject({ status: 'passed' });
  });

  test('more than a hundred and more than the share fail it loudly, with examples, and the ledger says so', async () => {
    const ports = portsFor(rows(908, 101));
    await expect(transformDay(DAY, SETTINGS, ports)).rejects.toMatchObject({
      code: 'check.failed',
      details: { check: 'rejected_share', failures: 101, examples: expect.arrayContaining([expect.anything()]) },
    });
    expect(await ports.ledger.get(DAY)).toMatchObject({ status: 'failed', rejected: 101, figures: {} });
  });

  test('a day of nothing else is empty, with its rows, what they were rejected for and no marts', async () => {
    await withTempFolder(async (folder) => {
      const ports = { ...portsFor(rows(0, 3)), warehouse: folderWarehouse(folder) };
      const { record, files } = await transformDay(DAY, SETTINGS, ports);
      expect(record).toMatchObject({ status: 'empty', rows: 3, accepted: 0, rejected: 3, figures: {} });
      expect(checkOf(record.checks, 'rejected_rows')).toMatchObject({ status: 'warned', failures: 3 });
      // The ticks left rows, if bad ones.
      expect(record.completeness).toBe(3 / 1440);
      expect({ files, left: readdirSync(folder), hashes: record.output_sha256 }).toEqual({
        files: {},
        left: [],
        hashes: {},
      });
    });
  });

  test('a day that has no good row is empty however often it is read, and is not transformed again and again', async () => {
    const ports = portsFor(rows(0, 3));
    await transformDay(DAY, SETTINGS, ports);
    const { record } = await transformDay(DAY, SETTINGS, ports);
    expect(record).toMatchObject({ status: 'empty', attempts: 2, rejected: 3 });
    expect(needsTransform(record, new Date(`${addDays(DAY, 3)}T12:00:00Z`), 0)).toBe(false);
  });
});

test('a doubled key stops the run before anything is published', async () => {
  await withTempFolder(async (folder) => {
    const ports = { ...portsFor([...THREE_ROWS, ...THREE_ROWS.slice(0, 1)]), warehouse: folderWarehouse(folder) };
    await expect(transformDay(DAY, SETTINGS, ports)).rejects.toMatchObject({
      code: 'check.failed',
      details: { check: `${ROLES.facts}.${keyOf(ROLES.facts)}.unique`, failures: 1 },
    });
    expect(readdirSync(folder)).toEqual([]);
  });
});

test.each([
  ['loses', 2],
  ['doubles', 0],
])('a reader that %s rows is found out', async (_name, count) => {
  const reader: RowReader = {
    hasRows: async () => true,
    async *pages() {
      yield { count, json: Buffer.from(JSON.stringify(THREE_ROWS.slice(0, 1))) };
    },
  };
  await expect(transformDay(DAY, SETTINGS, { ...portsFor([]), reader })).rejects.toMatchObject({
    code: 'rows.miscounted',
  });
});

test('a failure whose message holds half a character is recorded in a text that DynamoDB keeps', async () => {
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

describe('drift', () => {
  const earlier = Array.from({ length: 8 }, (_, n) => addDays(DAY, -1 - n));

  async function afterUsualDays() {
    const ports = portsFor(THREE_ROWS);
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
    await transformDay(DAY, SETTINGS, portsFor(THREE_ROWS));
    vi.unstubAllEnvs();
    expect(readdirSync(folder)).toEqual([]);
  });
});
