import { type AttributeValue, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { LOCAL_TABLES, startDynamoDb, startFaultyPeer } from '@quote-elt/local';
import { addDays, CalendarDate } from '@quote-elt/shared';
import { encodeItem } from '@quote-elt/shared/dynamodb';
import { describe, expect, test } from 'vitest';
import { dynamoDbLedger } from '../../src/ledger/dynamodb-ledger.ts';
import { memoryLedger } from '../../src/ledger/memory-ledger.ts';
import { rememberDays } from '../../src/ledger/remember-days.ts';
import { describeLedger, recordOf } from './ledger.contract.ts';

const LOCAL = { accessKeyId: 'local', secretAccessKey: 'local' };

describeLedger('memory', async () => ({ ledger: memoryLedger(), close: async () => undefined }));

describeLedger('dynamodb', async () => {
  const { client, close } = await startDynamoDb();
  return { ledger: dynamoDbLedger(client, LOCAL_TABLES.runs), close };
});

describe('a record that cannot be read', () => {
  const day = CalendarDate.parse('2026-11-22');

  test.each([
    [
      'of a newer version',
      { schema_version: { N: '99' } },
      /^the record of 2026-11-22 cannot be read: schema_version: /,
    ],
    ['edited by hand', { rows: { S: 'many' } }, /cannot be read: rows: /],
    [
      'with a set, which has no plain form',
      { rows: { SS: ['1'] } },
      /cannot be read: rows: it is no attribute of a plain value/,
    ],
  ])(
    '%s is skipped in lists and told beside them; only a look at that very day fails',
    async (_kind, strange, message) => {
      const { client, close } = await startDynamoDb();
      const ledger = dynamoDbLedger(client, LOCAL_TABLES.runs);
      for (const good of ['2026-11-21', '2026-11-23']) await ledger.put(recordOf(good), undefined);
      const Item: Record<string, AttributeValue> = { ...encodeItem(recordOf(day)), ...strange };
      await client.send(new PutItemCommand({ TableName: LOCAL_TABLES.runs, Item }));
      const refusal = expect.objectContaining({ code: 'ledger.unreadable', message: expect.stringMatching(message) });
      const listed = await ledger.list(addDays(day, -1), addDays(day, 1));
      expect(listed.records.map(({ run_date }) => run_date)).toEqual(['2026-11-21', '2026-11-23']);
      expect(listed.unreadable).toEqual([refusal]);
      expect(listed.unreadable[0]?.date).toBe(day);
      await expect(ledger.get(day)).rejects.toEqual(refusal);
      await close();
    },
  );
});

describe('a record that DynamoDB cannot hold', () => {
  test.each([
    ['of over 400 kB', { model_version: 'x'.repeat(500_000) }],
    ['with a number beyond its own', { figures: { variance: 1e200 } }],
    ['with a number that is none', { figures: { variance: Number.NaN } }],
  ])('%s is refused with a code', async (_kind, strange) => {
    const { client, close } = await startDynamoDb();
    const ledger = dynamoDbLedger(client, LOCAL_TABLES.runs);
    await expect(ledger.put(recordOf('2026-11-22', strange), undefined)).rejects.toMatchObject({
      code: 'ledger.refused',
    });
    await close();
  });
});

test('an answer that does not say how many records it has is none', async () => {
  const peer = await startFaultyPeer(() => ({ body: {} }));
  const client = new DynamoDBClient({ endpoint: peer.endpoint, region: 'local', credentials: LOCAL });
  const ledger = dynamoDbLedger(client, LOCAL_TABLES.runs);
  const day = CalendarDate.parse('2026-11-22');
  await expect(ledger.list(day, day)).rejects.toMatchObject({ code: 'dynamodb.broken_answer' });
  await expect(ledger.firstDate()).rejects.toMatchObject({ code: 'dynamodb.broken_answer' });
  client.destroy();
  await peer.close();
});

test('a ledger that remembers days reads them once, and knows what was put since', async () => {
  const inner = memoryLedger();
  const [from, to] = [CalendarDate.parse('2026-11-01'), CalendarDate.parse('2026-11-30')];
  for (const day of ['2026-11-10', '2026-11-11']) await inner.put(recordOf(day), undefined);
  let lists = 0;
  const ledger = rememberDays(
    {
      ...inner,
      list: (...range) => {
        lists++;
        return inner.list(...range);
      },
    },
    from,
    to,
  );
  const dates = async (first: CalendarDate, last: CalendarDate) =>
    (await ledger.list(first, last)).records.map(({ run_date, attempts }) => [run_date, attempts]);
  expect(await dates(from, to)).toEqual([
    ['2026-11-10', 1],
    ['2026-11-11', 1],
  ]);
  await ledger.put(recordOf('2026-11-11', { attempts: 2 }), recordOf('2026-11-11'));
  await ledger.put(recordOf('2026-11-09'), undefined);
  expect(await dates(from, CalendarDate.parse('2026-11-10'))).toEqual([
    ['2026-11-09', 1],
    ['2026-11-10', 1],
  ]);
  expect(await dates(CalendarDate.parse('2026-11-11'), to)).toEqual([['2026-11-11', 2]]);
  expect(lists).toBe(1);
  await dates(from, addDays(to, 1));
  expect(lists).toBe(2);
});
