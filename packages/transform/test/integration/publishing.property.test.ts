import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '@quote-elt/local';
import { addDays, CalendarDate, daysBetween } from '@quote-elt/shared';
import { encodeItem } from '@quote-elt/shared/dynamodb';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { needsTransform } from '../../src/days/plan-catch-up.ts';
import { transformDay } from '../../src/days/transform-day.ts';
import { verifyDay } from '../../src/days/verify-day.ts';
import { memoryLedger } from '../../src/ledger/memory-ledger.ts';
import { MARTS } from '../../src/marts/marts.ts';
import type { RowReader, Warehouse } from '../../src/ports/ports.ts';
import { memoryRowReader } from '../../src/rows/memory-row-reader.ts';
import { folderWarehouse } from '../../src/warehouse/folder-warehouse.ts';
import { interleave, type Pass } from '../interleave.ts';
import { KEYS, objectsIn, publishedOf, readerOf, transformOnce, watchedPorts } from '../published.ts';
import { startS3Warehouse } from '../s3.ts';
import { DAY, itemAt, memoryLog, NOW, SETTINGS } from '../support.ts';

/** Orders that are tried; `PUBLISH_SEEDS=200` tries as many. */
const SEEDS = Number(process.env.PUBLISH_SEEDS ?? 12);

/** Rows of the day when it was published first, and when it is published again. */
const [OLD, NEW] = [2, 4];

interface Opened {
  readonly warehouse: Warehouse;
  close(): Promise<void>;
}

async function inFolder(): Promise<Opened> {
  const folder = await mkdtemp(join(tmpdir(), 'publishing-test-'));
  return { warehouse: folderWarehouse(folder), close: () => rm(folder, { recursive: true }) };
}

type Published = Awaited<ReturnType<typeof publishedOf>>;
const published = new Map<number, Published>();
beforeAll(async () => {
  for (let rows = OLD; rows <= NEW; rows++) {
    const { warehouse, close } = await inFolder();
    published.set(rows, await publishedOf(rows, warehouse));
    await close();
  }
});
afterAll(() => published.clear());

function publishedWith(rows: number): Published {
  const found = published.get(rows);
  if (found === undefined) throw new RangeError(`no day of ${rows} rows`);
  return found;
}

/** What is wrong with the objects of the day by its record. */
async function problemsIn(warehouse: Warehouse, ledger: ReturnType<typeof memoryLedger>, rows: number) {
  const verdicts = await verifyDay(DAY, SETTINGS, { reader: readerOf(rows), ledger, warehouse });
  return verdicts.flatMap(({ name, identical, objects }) => [...(identical ? [] : [name]), ...objects]);
}

describe.each([
  ['a folder', inFolder],
  ['S3', startS3Warehouse],
])('a run that dies, with a warehouse in %s', (_name, open) => {
  let opened: Opened;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.close());

  /** Publishes the day over what is there, by a process that dies before or after its n-th request; tells whether it did. */
  async function dyingRun(ledger: ReturnType<typeof memoryLedger>, at: number, when: 'before' | 'after') {
    let requests = 0;
    let dead = false;
    const die = () => {
      dead = true;
      throw new Error('the process died');
    };
    const ports = watchedPorts(
      { reader: readerOf(NEW), ledger, warehouse: opened.warehouse },
      async (_request, work) => {
        const mine = requests++;
        if (dead || (mine === at && when === 'before')) return die();
        const answer = await work();
        return mine === at && when === 'after' ? die() : answer;
      },
    );
    await transformOnce(ports).catch(() => undefined);
    return dead;
  }

  /** Publishes the day as it was first, over whatever stands. */
  async function publishOld() {
    const ledger = memoryLedger();
    await transformOnce({ reader: readerOf(OLD), ledger, warehouse: opened.warehouse });
    return ledger;
  }

  test.each(['before', 'after'] as const)(
    '%s any of its requests leaves each object whole, and the next run ends in the same bytes as without',
    async (when) => {
      const seen = new Set<string>();
      for (let at = 0; ; at++) {
        const { warehouse } = opened;
        const ledger = await publishOld();
        const died = await dyingRun(ledger, at, when);
        const left = await objectsIn(warehouse);
        for (const key of KEYS) {
          const { [key]: bytes } = left;
          expect([publishedWith(OLD).objects[key], publishedWith(NEW).objects[key]]).toContain(bytes);
        }
        seen.add(JSON.stringify(left));
        await transformOnce({ reader: readerOf(NEW), ledger, warehouse });
        expect(await objectsIn(warehouse)).toEqual(publishedWith(NEW).objects);
        expect(await problemsIn(warehouse, ledger, NEW)).toEqual([]);
        if (!died) break;
      }
      // It died between any two puts at least once.
      expect(seen.size).toBe(KEYS.length + 1);
    },
    120_000,
  );

  test('before its first object is put leaves none, and the next run publishes the day', async () => {
    const { warehouse } = opened;
    const ledger = memoryLedger();
    // What the run asks before: records, the day's own record, what stands, and the rows.
    expect(await dyingRun(ledger, 2 + KEYS.length + 1, 'before')).toBe(true);
    expect(Object.values(await objectsIn(warehouse))).toEqual(KEYS.map(() => undefined));
    await transformOnce({ reader: readerOf(NEW), ledger, warehouse });
    expect(await objectsIn(warehouse)).toEqual(publishedWith(NEW).objects);
  });
});

describe(`of two transforms at once, in any of ${SEEDS} orders`, () => {
  /** Two transforms of a day that gets rows meanwhile; of one the put of an object may fail. Gives what they came to. */
  async function atOnce(seed: number, fails: boolean) {
    const { warehouse, close } = await inFolder();
    const ledger = memoryLedger();
    const random = seededRandom(seed);
    let rows = OLD;
    let failures = fails ? 1 : 0;
    const readings: number[] = [];
    const failed: unknown[] = [];
    if (random() < 0.5) await transformOnce({ reader: readerOf(OLD), ledger, warehouse });
    const reader: RowReader = {
      hasRows: async () => true,
      pages: (date) => {
        readings.push(rows);
        return readerOf(rows).pages(date);
      },
    };
    const transform = async (pass: Pass) => {
      const ports = watchedPorts({ reader, ledger, warehouse }, async (name, work) => {
        await pass();
        if (name.startsWith('put') && failures > 0 && random() < 0.3) {
          failures--;
          throw new Error('it broke');
        }
        const answer = await work();
        await pass();
        return answer;
      });
      await transformOnce(ports).catch((error: unknown) => failed.push(error));
    };
    const late = async (pass: Pass) => {
      for (let wait = 2 + random() * 14; wait > 0; wait--) await pass();
      rows = NEW;
    };
    await interleave([transform, transform, late], random);
    return { seed, warehouse, close, ledger, readings, failed, newest: Math.max(...readings) };
  }

  /** Whether the ledger has a reading of so many rows, the objects are all of that one, and the ledger names them. */
  async function expectReading(rows: number, { seed, warehouse, ledger }: Awaited<ReturnType<typeof atOnce>>) {
    const { objects, record: expected } = publishedWith(rows);
    const record = await ledger.get(DAY);
    const told = { seed, rows: record?.rows, status: record?.status, published: record?.published };
    expect(told).toEqual({ seed, rows, status: 'succeeded', published: expected.published });
    expect({ seed, objects: await objectsIn(warehouse) }).toEqual({ seed, objects });
    expect({ seed, problems: await problemsIn(warehouse, ledger, rows) }).toEqual({ seed, problems: [] });
  }

  test('the objects are those of the newer reading, and the ledger names them', async () => {
    let again = 0;
    for (let seed = 1; seed <= SEEDS; seed++) {
      const ended = await atOnce(seed, false);
      expect({ seed, failed: ended.failed }).toEqual({ seed, failed: [] });
      await expectReading(ended.newest, ended);
      again += ended.readings.length - 2;
      await ended.close();
    }
    process.stdout.write(`two transforms at once: ${SEEDS} orders, the day was read again ${again} times\n`);
    expect(again).toBeGreaterThan(0);
  }, 600_000);

  test('one that fails between two puts is told by the ledger, unless the other one has repaired what it left', async () => {
    let repaired = 0;
    for (let seed = 1; seed <= SEEDS; seed++) {
      const ended = await atOnce(seed, true);
      const { ledger, warehouse, close } = ended;
      // What the next catch-up would do.
      if (needsTransform(await ledger.get(DAY), NOW, 0)) {
        await transformOnce({ reader: readerOf(ended.newest), ledger, warehouse });
        repaired++;
      }
      // Where the newer reading failed before it put anything, the older one stands, as a whole.
      await expectReading((await ledger.get(DAY))?.rows ?? 0, ended);
      await close();
    }
    process.stdout.write(`one of two transforms fails: ${SEEDS} orders, the next run repaired ${repaired}\n`);
  }, 600_000);
});

test(`of transforms that die anywhere, in any of ${SEEDS} orders, none leaves an object that is older than the ledger says`, async () => {
  let mixed = 0;
  for (let seed = 1; seed <= SEEDS; seed++) {
    const { warehouse, close } = await inFolder();
    const ledger = memoryLedger();
    const random = seededRandom(seed);
    let rows = OLD;
    const reader: RowReader = { hasRows: async () => true, pages: (date) => readerOf(rows).pages(date) };
    const transform = async (pass: Pass) => {
      let left = random() < 0.5 ? Number.POSITIVE_INFINITY : 5 + random() * 10;
      const ports = watchedPorts({ reader, ledger, warehouse }, async (_name, work) => {
        await pass();
        if (left-- < 1) throw new Error('the process died');
        return work();
      });
      // Nobody tries it again.
      await transformOnce(ports).catch(() => undefined);
    };
    const late = async (pass: Pass) => {
      for (let wait = 3 + random() * 6; rows < NEW; wait--) {
        await pass();
        if (wait < 1) rows++;
      }
    };
    await interleave([transform, transform, late], random);
    const record = await ledger.get(DAY);
    const objects = await objectsIn(warehouse);
    const readings = KEYS.map((key) => rowsOf(key, objects[key]));
    const recorded = record?.last_success_at === undefined ? 0 : record.rows;
    expect({ seed, readings, older: readings.filter((reading) => reading < recorded) }).toEqual({
      seed,
      readings,
      older: [],
    });
    if (new Set([...readings, recorded]).size > 1) mixed++;
    await close();
  }
  process.stdout.write(`transforms that die: ${SEEDS} orders, ${mixed} left objects of several readings\n`);
}, 600_000);

/** How many rows the reading had that left an object; 0 where there is none. */
function rowsOf(key: string, sha256: string | undefined): number {
  if (sha256 === undefined) return 0;
  const found = [...published].find(([, { objects }]) => objects[key] === sha256);
  if (found === undefined) throw new Error(`${key} is of no reading`);
  return found[0];
}

test('thirty days are published by three puts each, again by none, and two that changed by six at most', async () => {
  const { warehouse, requests, close } = await startS3Warehouse();
  const ledger = memoryLedger();
  const first = addDays(DAY, -29);
  const days = daysBetween(first, DAY);
  const itemsOf = (date: CalendarDate, more: number) =>
    Array.from({ length: 3 + more }, (_, n) => {
      const item = itemAt(n);
      const key = { ingested_date: { S: date }, ingested_at: { S: item.ingested_at.replace(DAY, date) } };
      return { ...encodeItem(item), ...key };
    });
  const puts = async (changed: readonly CalendarDate[]) => {
    requests.length = 0;
    const reader = memoryRowReader(new Map(days.map((date) => [date, itemsOf(date, changed.includes(date) ? 1 : 0)])));
    const ports = { reader, ledger, warehouse, now: () => NOW, log: memoryLog().log, countDay: () => undefined };
    for (const date of days) await transformDay(date, { ...SETTINGS, threads: 1 }, ports);
    return { reader, asked: requests.filter((request) => request.startsWith('PUT')).length };
  };
  expect((await puts([])).asked).toBe(days.length * MARTS.length);
  expect((await puts([])).asked).toBe(0);
  const { asked, reader } = await puts([CalendarDate.parse('2026-11-01'), CalendarDate.parse('2026-11-20')]);
  expect(asked).toBeGreaterThan(0);
  expect(asked).toBeLessThanOrEqual(2 * MARTS.length);
  for (const date of days) {
    const verdicts = await verifyDay(date, SETTINGS, { reader, ledger, warehouse });
    expect(verdicts.map(({ identical, objects }) => [identical, objects])).toEqual(MARTS.map(() => [true, []]));
  }
  await close();
}, 120_000);
