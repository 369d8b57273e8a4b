import { encodeItem } from '@quote-elt/shared/dynamodb';
import { sampleRecord } from '@quote-elt/shared/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ROLES } from '../../models/manifest.ts';
import { transformDay } from '../../src/days/transform-day.ts';
import { memoryLedger } from '../../src/ledger/memory-ledger.ts';
import { withBuiltDay } from '../../src/models/with-built-day.ts';
import { type AttributeMap, memoryRowReader } from '../../src/rows/memory-row-reader.ts';
import { oddItem } from '../odd-items.ts';
import { DAY, itemAt, memoryLog, NOW, SETTINGS } from '../support.ts';

/** Odd items of a day. */
const ODD_ITEMS = 100;

/** Days that are tried; a hundred of them hold ten thousand odd items. `ODD_DAYS=100` tries as many. */
const DAYS = Number(process.env.ODD_DAYS ?? 8);
const TIMEOUT = 30_000 + DAYS * 3000;

/** A good row every quarter of an hour, of records that come more than once. */
const GOOD = Array.from({ length: 96 }, (_, n) => encodeItem(itemAt(15 * n, sampleRecord(n % 40))));
const GOOD_KEYS = new Set(GOOD.map(({ ingested_at }) => textOf(ingested_at)));

function textOf(attribute: object | undefined): string {
  return attribute !== undefined && 'S' in attribute ? String(attribute.S) : '';
}

/** The facts of a day, each as text, sorted. */
async function factsOf(items: readonly AttributeMap[]): Promise<string[]> {
  const facts = await withBuiltDay(DAY, SETTINGS, memoryRowReader(new Map([[DAY, items]]), 50), (db) =>
    db.rows(`from ${ROLES.facts}`),
  );
  return facts.map((fact) => JSON.stringify(fact)).sort();
}

test(
  'a hundred items with any attribute of any type fail no day, lose no good row and change none',
  async () => {
    const expected = await factsOf(GOOD);
    const good = new Set(expected);
    expect([...good]).toHaveLength(GOOD.length);
    let rejected = 0;
    const odd = fc
      .uniqueArray(oddItem, {
        minLength: ODD_ITEMS,
        maxLength: ODD_ITEMS,
        selector: ({ ingested_at }) => textOf(ingested_at),
      })
      .map((items) => items.filter(({ ingested_at }) => !GOOD_KEYS.has(textOf(ingested_at))));
    await fc.assert(
      fc.asyncProperty(odd, async (items) => {
        const day = [...GOOD, ...items].sort((a, b) => (textOf(a.ingested_at) < textOf(b.ingested_at) ? -1 : 1));
        const { record } = await transformDay(DAY, SETTINGS, {
          reader: memoryRowReader(new Map([[DAY, day]]), 50),
          ledger: memoryLedger(),
          now: () => NOW,
          log: memoryLog().log,
          countDay: () => undefined,
        });
        expect(record).toMatchObject({ status: 'succeeded', rows: day.length });
        expect(record.accepted + record.rejected).toBe(day.length);
        expect(record.accepted).toBeGreaterThanOrEqual(GOOD.length);
        expect((await factsOf(day)).filter((fact) => good.has(fact))).toEqual(expected);
        rejected += record.rejected;
      }),
      { numRuns: DAYS, endOnFailure: true },
    );
    // The test says something only if many of the items are odd indeed.
    expect(rejected).toBeGreaterThan((DAYS * ODD_ITEMS) / 4);
  },
  TIMEOUT,
);
