import { addDays, CalendarDate, daysBetween } from '@quote-elt/shared';
import { encodeItem } from '@quote-elt/shared/dynamodb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { transformDay } from '../../src/days/transform-day.ts';
import { verifyDay } from '../../src/days/verify-day.ts';
import { memoryLedger } from '../../src/ledger/memory-ledger.ts';
import { MARTS } from '../../src/marts/marts.ts';
import { memoryRowReader } from '../../src/rows/memory-row-reader.ts';
import { KEYS, objectsIn, readerOf, transformOnce, watchedPorts } from '../published.ts';
import { inFolder, knownReadings, NEW, OLD, type OpenedWarehouse, problemsIn } from '../readings.ts';
import { startS3Warehouse } from '../s3.ts';
import { DAY, itemAt, memoryLog, NOW, SETTINGS } from '../support.ts';

const { publishedWith } = knownReadings();

describe.each([
  ['a folder', inFolder],
  ['S3', startS3Warehouse],
])('a run that dies, with a warehouse in %s', (_name, open) => {
  let opened: OpenedWarehouse;
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
