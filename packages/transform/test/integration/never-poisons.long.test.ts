import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { type EmbeddedDynamoDb, LOCAL_TABLES, startDynamoDb } from '@quote-elt/local';
import { encodeItem } from '@quote-elt/shared/dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ROLES } from '../../models/manifest.ts';
import { transformDay } from '../../src/days/transform-day.ts';
import { transformDays } from '../../src/days/transform-days.ts';
import { LedgerRefusedError } from '../../src/errors/errors.ts';
import { dynamoDbLedger } from '../../src/ledger/dynamodb-ledger.ts';
import { memoryLedger } from '../../src/ledger/memory-ledger.ts';
import type { Ledger } from '../../src/ports/ports.ts';
import type { AttributeMap } from '../../src/rows/memory-row-reader.ts';
import { recordOf } from '../contract/ledger.contract.ts';
import { ATTRIBUTES_READ, attributesAt, DAY, keyOf, SETTINGS } from '../support.ts';
import { AFTER, BEFORE, DOUBLED, portsFor, THREE_ROWS } from '../three-rows.ts';

const BROKEN = `check ${ROLES.facts}.${keyOf(ROLES.facts)}.unique failed on a row`;
const SEVERAL = { ...SETTINGS, lookBackDays: 3, lateSeconds: 0 };

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
    const ports = portsFor(THREE_ROWS, ledger);
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
    const ports = portsFor(THREE_ROWS, ledger);
    const { days } = await transformDays({ from: BEFORE, to: AFTER, force: true }, SEVERAL, ports);
    expect(days.map(({ record }) => record.run_date)).toEqual([BEFORE, AFTER]);
    expect(ports.lines).toContainEqual(expect.objectContaining({ level: 'WARN', message: 'record left alone' }));
  });

  test.each([true, false])(
    'fails only a command for that very day (force: %s), and is not overwritten',
    async (force) => {
      const event = { dates: [BEFORE, DAY, AFTER], force };
      const failed = transformDays(event, SEVERAL, portsFor(THREE_ROWS, ledger));
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
    const ports = portsFor(THREE_ROWS, refusing());
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
    const ports = portsFor([...THREE_ROWS, DOUBLED], once);
    await expect(transformDay(DAY, SETTINGS, ports)).rejects.toMatchObject({ code: 'check.failed' });
    expect(await ledger.get(DAY)).toMatchObject({ status: 'failed', failure: { code: 'check.failed' } });
  });
});

describe('an error in a record', () => {
  test.each<readonly [string, readonly AttributeMap[]]>([
    ['a failed check', [...THREE_ROWS, DOUBLED]],
    ...ATTRIBUTES_READ.map((name): [string, AttributeMap[]] => [
      `350 kB as ${name}`,
      [attributesAt(0, { [name]: { S: 'x'.repeat(350_000) } }), DOUBLED, DOUBLED],
    ]),
  ])('is one line without a dump of rows: %s', async (_kind, items) => {
    const ports = portsFor(items);
    await expect(transformDay(DAY, SETTINGS, ports)).rejects.toMatchObject({ code: 'check.failed' });
    expect((await ports.ledger.get(DAY))?.failure).toMatchObject({ code: 'check.failed', message: BROKEN });
  });
});
