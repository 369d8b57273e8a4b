import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { type EmbeddedDynamoDb, LOCAL_TABLES, startDynamoDb } from '@quote-elt/local';
import { addDays, type RunRecord } from '@quote-elt/shared';
import { encodeItem } from '@quote-elt/shared/dynamodb';
import { sampleRecord } from '@quote-elt/shared/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ROLES } from '../../models/manifest.ts';
import { transformDay } from '../../src/days/transform-day.ts';
import { transformDays } from '../../src/days/transform-days.ts';
import { LedgerConflictError, LedgerRefusedError } from '../../src/errors/errors.ts';
import { dynamoDbLedger } from '../../src/ledger/dynamodb-ledger.ts';
import { memoryLedger } from '../../src/ledger/memory-ledger.ts';
import { MARTS } from '../../src/marts/marts.ts';
import type { Ledger, Warehouse } from '../../src/ports/ports.ts';
import { type AttributeMap, memoryRowReader } from '../../src/rows/memory-row-reader.ts';
import { folderWarehouse } from '../../src/warehouse/folder-warehouse.ts';
import { objectKey } from '../../src/warehouse/object-key.ts';
import { recordOf } from '../contract/ledger.contract.ts';
import {
  ATTRIBUTES_READ,
  attributesAt,
  DAY,
  keyOf,
  MART_NAMES,
  memoryLog,
  NOW,
  SETTINGS,
  UNUSABLE,
  withTempFolder,
} from '../support.ts';

const AGAIN = attributesAt(2, {}, sampleRecord(0));
const ITEMS = [attributesAt(0), attributesAt(1), AGAIN];
/** A key that stands twice, which no single row can explain: the day fails. */
const BAD = AGAIN;
const BROKEN = `check ${ROLES.facts}.${keyOf(ROLES.facts)}.unique failed on 1 rows`;
const SEVERAL = { ...SETTINGS, lookBackDays: 3, lateSeconds: 0 };
const [BEFORE, AFTER] = [addDays(DAY, -1), addDays(DAY, 1)];

function portsFor(items: readonly AttributeMap[], ledger: Ledger = memoryLedger()) {
  const { log, lines } = memoryLog();
  const days = new Map([DAY, BEFORE, AFTER].map((date) => [date, items] as const));
  return { reader: memoryRowReader(days), ledger, now: () => NOW, log, lines, countDay: () => undefined };
}

describe('a record that cannot be read', () => {
  let dynamodb: EmbeddedDynamoDb;
  let ledger: Ledger;

  beforeAll(async () => {
    dynamodb = await startDynamoDb();
  });
  afterAll(() => dynamodb.close());

  beforeEach(async () => {
    ledger = dynamoDbLedger(dynamodb.client, LOCAL_TABLES.runs);
    const Item = encodeItem({ ...recordOf(DAY), schema_version: 99 });
    await dynamodb.client.send(new PutItemCommand({ TableName: LOCAL_TABLES.runs, Item }));
  });

  test('is skipped with a warning in drift and in a catch-up, which leaves that day alone and does the others', async () => {
    const ports = portsFor(ITEMS, ledger);
    const tick = { scheduled_time: '2026-11-24T12:00:00.000Z' } as const;
    const { days } = await transformDays(tick as Parameters<typeof transformDays>[0], SEVERAL, ports);
    expect(days.map(({ record }) => [record.run_date, record.status])).toEqual([
      ['2026-11-21', 'succeeded'],
      ['2026-11-23', 'succeeded'],
    ]);
    expect(ports.lines).toContainEqual({
      level: 'WARN',
      message: 'record left alone',
      fields: {
        date: DAY,
        error: expect.stringContaining('cannot be read: schema_version: '),
        hint: expect.any(String),
      },
    });
  });

  test('is skipped with a warning in a range of days, even by force', async () => {
    const ports = portsFor(ITEMS, ledger);
    const { days } = await transformDays({ from: BEFORE, to: AFTER, force: true }, SEVERAL, ports);
    expect(days.map(({ record }) => record.run_date)).toEqual([BEFORE, AFTER]);
    expect(ports.lines).toContainEqual(expect.objectContaining({ level: 'WARN', message: 'record left alone' }));
  });

  test.each([true, false])(
    'fails only a command for that very day (force: %s), and is not overwritten',
    async (force) => {
      const event = { dates: [BEFORE, DAY, AFTER], force };
      const failed = transformDays(event, SEVERAL, portsFor(ITEMS, ledger));
      await expect(failed).rejects.toMatchObject({
        code: 'transform.failed',
        failures: [{ date: DAY, code: 'ledger.unreadable' }],
      });
      await expect(ledger.get(DAY)).rejects.toMatchObject({ code: 'ledger.unreadable' });
      expect((await ledger.get(AFTER))?.status).toBe('succeeded');
    },
  );
});

describe('a put that is refused all the same', () => {
  /** A ledger that refuses every record with figures or checks, as DynamoDB would one that is too large. */
  function refusing(): Ledger {
    const ledger = memoryLedger();
    return {
      ...ledger,
      async put(record, previous) {
        const known = Object.keys(record.figures).length + record.checks.length;
        if (known > 0 && record.last_success_at !== previous?.last_success_at)
          throw new LedgerRefusedError(DAY, new Error('Item size has exceeded the maximum allowed size'));
        await ledger.put(record, previous);
      },
    };
  }

  test('leaves a minimal failed record with the first error, and the day fails', async () => {
    const ports = portsFor(ITEMS, refusing());
    await expect(transformDay(DAY, SETTINGS, ports)).rejects.toMatchObject({ code: 'ledger.refused' });
    expect(await ports.ledger.get(DAY)).toMatchObject({
      status: 'failed',
      rows: 3,
      figures: {},
      checks: [],
      output_sha256: {},
      failure: { code: 'ledger.refused', message: expect.stringContaining('maximum allowed size'), attempts: 1 },
    });
  });

  test('keeps the first error of a day that had failed before', async () => {
    const ledger = memoryLedger();
    let refused = 0;
    const once: Ledger = {
      ...ledger,
      async put(record, previous) {
        if (refused++ === 0) throw new LedgerRefusedError(DAY, new Error('too large'));
        await ledger.put(record, previous);
      },
    };
    const ports = portsFor([...ITEMS, BAD], once);
    await expect(transformDay(DAY, SETTINGS, ports)).rejects.toMatchObject({ code: 'check.failed' });
    expect(await ledger.get(DAY)).toMatchObject({ status: 'failed', failure: { code: 'check.failed' } });
  });
});

describe('an error in a record', () => {
  test.each<readonly [string, readonly AttributeMap[]]>([
    ['a failed check', [...ITEMS, BAD]],
    ...ATTRIBUTES_READ.map((name): [string, AttributeMap[]] => [
      `350 kB as ${name}`,
      [attributesAt(0, { [name]: { S: 'x'.repeat(350_000) } }), BAD, BAD],
    ]),
  ])('is one line without a dump of rows: %s', async (_kind, items) => {
    const ports = portsFor(items);
    await expect(transformDay(DAY, SETTINGS, ports)).rejects.toMatchObject({ code: 'check.failed' });
    expect((await ports.ledger.get(DAY))?.failure).toMatchObject({ code: 'check.failed', message: BROKEN });
  });
});

test('a day that is known keeps the period of its ticks when the schedule has another one by now', async () => {
  const ledger = memoryLedger();
  const { record: first } = await transformDay(DAY, SETTINGS, portsFor(ITEMS, ledger));
  const { record: again } = await transformDay(DAY, { ...SETTINGS, tickSeconds: 300 }, portsFor(ITEMS, ledger));
  expect([again.tick_seconds, again.completeness]).toEqual([SETTINGS.tickSeconds, first.completeness]);
});

describe('a failed re-run', () => {
  test('leaves figures, hashes and published files of the last success, with the failure beside them', async () => {
    await withTempFolder(async (folder) => {
      const warehouse = folderWarehouse(folder);
      const ledger = memoryLedger();
      const { record: good } = await transformDay(DAY, SETTINGS, { ...portsFor(ITEMS, ledger), warehouse });
      const files = filesOf(folder);
      expect(Object.keys(good.published)).toEqual(MART_NAMES);
      for (let attempts = 2; attempts <= 3; attempts++) {
        const failing = { ...portsFor([...ITEMS, BAD], ledger), warehouse };
        await expect(transformDay(DAY, SETTINGS, failing)).rejects.toMatchObject({ code: 'check.failed' });
        expect(await ledger.get(DAY)).toEqual({
          ...good,
          status: 'failed',
          attempts,
          failure: {
            at: NOW.toISOString(),
            code: 'check.failed',
            message: BROKEN,
            attempts: attempts - 1,
          },
        });
        expect(filesOf(folder)).toEqual(files);
      }
      const { record: again } = await transformDay(DAY, SETTINGS, { ...portsFor(ITEMS, ledger), warehouse });
      expect(again).toMatchObject({ status: 'succeeded', attempts: 4, output_sha256: good.output_sha256 });
      expect(Object.keys(again)).not.toContain('failure');
    });
  });

  test('that finds no rows any more has failed: what is known of the day is kept', async () => {
    const ledger = memoryLedger();
    const { record: good } = await transformDay(DAY, SETTINGS, portsFor(ITEMS, ledger));
    const rejected = [attributesAt(0, UNUSABLE), attributesAt(1, UNUSABLE)];
    for (const items of [[], rejected])
      await expect(transformDay(DAY, SETTINGS, portsFor(items, ledger))).rejects.toMatchObject({ code: 'rows.gone' });
    expect(await ledger.get(DAY)).toMatchObject({ rows: 3, figures: good.figures, failure: { code: 'rows.gone' } });
  });

  test('that fails at a put leaves the objects after it as they were, each object whole, and no part of its own', async () => {
    await withTempFolder(async (folder) => {
      const warehouse = folderWarehouse(folder);
      await transformDay(DAY, SETTINGS, { ...portsFor(ITEMS), warehouse });
      const files = filesOf(folder);
      const changed = portsFor([...ITEMS, attributesAt(9)]);
      const keys = MARTS.map((mart) => objectKey(mart, DAY));
      const failing: Warehouse = {
        ...warehouse,
        put: async (key, ...rest) => {
          if (key === keys[1]) throw new Error('disk full');
          return warehouse.put(key, ...rest);
        },
      };
      await expect(transformDay(DAY, SETTINGS, { ...changed, warehouse: failing })).rejects.toThrow('disk full');
      const left = filesOf(folder);
      expect(Object.keys(left)).toEqual(Object.keys(files));
      expect(Object.keys(left).filter((key) => left[key] !== files[key])).toEqual(keys.slice(0, 1));
    });
  });
});

describe('of two transforms at once', () => {
  /** A ledger whose first `get` waits until `count` runs have read the day's record. */
  function meeting(inner: Ledger, count: number): Ledger {
    const waiting: (() => void)[] = [];
    let met = 0;
    return {
      ...inner,
      async get(date) {
        const record = await inner.get(date);
        if (++met < count) await new Promise<void>((resolve) => waiting.push(resolve));
        else for (const resolve of waiting.splice(0)) resolve();
        return record;
      },
    };
  }

  test('both callers succeed, the day is read twice and recorded once', async () => {
    await withTempFolder(async (folder) => {
      const ledger = meeting(memoryLedger(), 2);
      const [one, two] = [portsFor(ITEMS, ledger), portsFor(ITEMS, ledger)].map((ports) => ({
        ...ports,
        warehouse: folderWarehouse(folder),
      }));
      if (one === undefined || two === undefined) throw new Error('two runs');
      const results = await Promise.all([transformDay(DAY, SETTINGS, one), transformDay(DAY, SETTINGS, two)]);
      expect(results.map(({ record }) => [record.status, record.attempts])).toEqual([
        ['succeeded', 1],
        ['succeeded', 1],
      ]);
      expect([...one.lines, ...two.lines].map(({ message }) => message).sort()).toEqual([
        'another run recorded the day first',
        'day succeeded',
      ]);
      expect(Object.keys(filesOf(folder)).sort()).toEqual(MARTS.map((mart) => objectKey(mart, DAY)).sort());
    });
  });

  test('no .part file is shared: many runs publish into one folder', async () => {
    await withTempFolder(async (folder) => {
      const warehouse = folderWarehouse(folder);
      const run = () => transformDay(DAY, SETTINGS, { ...portsFor(ITEMS), warehouse });
      const [alone] = [await run()];
      const files = filesOf(folder);
      await Promise.all(Array.from({ length: 6 }, run));
      expect(alone?.record.status).toBe('succeeded');
      expect(filesOf(folder)).toEqual(files);
    });
  });

  test('the one that fails is told that the other one did it', async () => {
    const ledger = memoryLedger();
    const { record: good } = await transformDay(DAY, SETTINGS, portsFor(ITEMS, ledger));
    const failing = portsFor([...ITEMS, BAD], startedBefore(ledger));
    const { record } = await transformDay(DAY, SETTINGS, failing);
    expect(record).toEqual(good);
    expect(failing.lines).toEqual([
      {
        level: 'INFO',
        message: 'another run recorded the day first',
        fields: { date: DAY, error: BROKEN },
      },
    ]);
    expect(await ledger.get(DAY)).toEqual(good);
  });

  test('one that found other rows reads the day again, so that the newer reading stands', async () => {
    const ledger = memoryLedger();
    await transformDay(DAY, SETTINGS, portsFor(ITEMS, ledger));
    const late = portsFor([...ITEMS, attributesAt(9)], startedBefore(ledger));
    const { record } = await transformDay(DAY, SETTINGS, late);
    expect(record).toMatchObject({ rows: 4, attempts: 2, status: 'succeeded' });
  });

  test('one that succeeds writes over the failure of the other, without reading the day again', async () => {
    const ledger = memoryLedger();
    await expect(transformDay(DAY, SETTINGS, portsFor([...ITEMS, BAD], ledger))).rejects.toThrow();
    const ports = portsFor(ITEMS, startedBefore(ledger));
    const { record } = await transformDay(DAY, SETTINGS, ports);
    expect(record).toMatchObject({ status: 'succeeded', attempts: 2 });
    expect(await ledger.get(DAY)).toEqual(record);
  });

  test.each([false, true])('a run whose acknowledgement was lost knows its own record (failed: %s)', async (fails) => {
    const ledger = memoryLedger();
    let lost = false;
    const deaf: Ledger = {
      ...ledger,
      async put(record, previous) {
        await ledger.put(record, previous);
        if (lost) return;
        lost = true;
        throw new LedgerConflictError(DAY);
      },
    };
    const run = transformDay(DAY, SETTINGS, portsFor(fails ? [...ITEMS, BAD] : ITEMS, deaf));
    if (fails) await expect(run).rejects.toMatchObject({ code: 'check.failed' });
    else expect((await run).record.status).toBe('succeeded');
    expect((await ledger.get(DAY))?.attempts).toBe(1);
  });

  test('a mark that comes while the day is read is kept, so that the next run reads it again', async () => {
    const ledger = memoryLedger();
    const { record: first } = await transformDay(DAY, SETTINGS, portsFor(ITEMS, ledger));
    const marked: RunRecord = { ...first, changed_at: '2026-11-23T13:00:00.000Z' };
    let reads = 0;
    const ports = portsFor(ITEMS, {
      ...ledger,
      async get(date) {
        const record = await ledger.get(date);
        // Marked by hand between the look at the ledger and the put.
        if (reads++ === 0) await ledger.put(marked, record);
        return record;
      },
    });
    const { record } = await transformDay(DAY, SETTINGS, ports);
    expect(record).toMatchObject({ attempts: 2, changed_at: '2026-11-23T13:00:00.000Z' });
    const { record: again } = await transformDay(DAY, SETTINGS, portsFor(ITEMS, ledger));
    expect(Object.keys(again)).not.toContain('changed_at');
  });
});

/** The ledger as a run sees it that looked there before the other one wrote. */
function startedBefore(ledger: Ledger): Ledger {
  let looks = 0;
  return { ...ledger, get: async (date) => (looks++ === 0 ? undefined : ledger.get(date)) };
}

/** The SHA-256 of every file below a folder, by its path from there. */
function filesOf(folder: string): Record<string, string> {
  const paths = globSync('**/*', { cwd: folder, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = paths.map(({ parentPath, name }) => join(parentPath, name)).sort();
  return Object.fromEntries(
    files.map((file) => [
      relative(folder, file).replaceAll(sep, '/'),
      createHash('sha256').update(readFileSync(file)).digest('hex'),
    ]),
  );
}
