import { seededRandom } from '@quote-elt/local';
import { describe, expect, test } from 'vitest';
import { needsTransform } from '../../src/days/plan-catch-up.ts';
import { memoryLedger } from '../../src/ledger/memory-ledger.ts';
import type { RowReader } from '../../src/ports/ports.ts';
import { interleave, type Pass } from '../interleave.ts';
import { KEYS, objectsIn, readerOf, transformOnce, watchedPorts } from '../published.ts';
import { inFolder, knownReadings, NEW, OLD, problemsIn } from '../readings.ts';
import { DAY, NOW } from '../support.ts';

/** Orders that are tried; `PUBLISH_SEEDS=200` tries as many. */
const SEEDS = Number(process.env.PUBLISH_SEEDS ?? 12);

const { publishedWith, rowsOf } = knownReadings();

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
