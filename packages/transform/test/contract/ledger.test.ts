import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { LOCAL_TABLES, startDynamoDb } from '@quote-elt/local';
import { CalendarDate } from '@quote-elt/shared';
import { encodeItem } from '@quote-elt/shared/dynamodb';
import { expect, test } from 'vitest';
import { dynamoDbLedger } from '../../src/ledger/dynamodb-ledger.ts';
import { memoryLedger } from '../../src/ledger/memory-ledger.ts';
import { describeLedger, recordOf } from './ledger.contract.ts';

describeLedger('memory', async () => ({ ledger: memoryLedger(), close: async () => undefined }));

describeLedger('dynamodb', async () => {
  const { client, close } = await startDynamoDb();
  return { ledger: dynamoDbLedger(client, LOCAL_TABLES.runs), close };
});

test.each([
  [{ schema_version: { N: '99' } }, /^the record of 2026-11-22 cannot be read: schema_version: /],
  [{ rows: { S: 'many' } }, /cannot be read: rows: /],
  [{ checks: { SS: ['a'] } }, /cannot be read: checks: it is no attribute of a plain value, but has type SS/],
])('dynamodb refuses a record with %j clearly', async (strange, message) => {
  const { client, close } = await startDynamoDb();
  const Item = { ...encodeItem(recordOf('2026-11-22')), ...strange };
  await client.send(new PutItemCommand({ TableName: LOCAL_TABLES.runs, Item }));
  const ledger = dynamoDbLedger(client, LOCAL_TABLES.runs);
  const refusal = expect.objectContaining({ code: 'ledger.unreadable', message: expect.stringMatching(message) });
  const day = CalendarDate.parse('2026-11-22');
  await expect(ledger.get(day)).rejects.toEqual(refusal);
  await expect(ledger.list(day, day)).rejects.toEqual(refusal);
  await close();
});
