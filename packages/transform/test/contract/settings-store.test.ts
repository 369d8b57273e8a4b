import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { LOCAL_TABLES, startDynamoDb } from '@quote-elt/local';
import { CalendarDate, settingsItem } from '@quote-elt/shared';
import { encodeItem } from '@quote-elt/shared/dynamodb';
import { expect, test } from 'vitest';
import { dynamoDbLedger } from '../../src/ledger/dynamodb-ledger.ts';
import { dynamoDbSettings } from '../../src/ledger/dynamodb-settings.ts';
import { memorySettings } from '../../src/ledger/memory-settings.ts';
import { recordOf } from './ledger.contract.ts';
import { describeSettingsStore, KEPT } from './settings-store.contract.ts';

describeSettingsStore('memory', async () => ({ store: memorySettings(), close: async () => undefined }));

describeSettingsStore('dynamodb', async () => {
  const { client, close } = await startDynamoDb();
  return { store: dynamoDbSettings(client, LOCAL_TABLES.runs), close };
});

test('settings that are kept already are not written again', async () => {
  const { client, close } = await startDynamoDb();
  const puts: string[] = [];
  client.middlewareStack.add(
    (next, context) => (args) => {
      puts.push(String(context.commandName));
      return next(args);
    },
    { step: 'initialize' },
  );
  const store = dynamoDbSettings(client, LOCAL_TABLES.runs);
  for (const settings of [KEPT, KEPT, { ...KEPT, tick_seconds: 60 }]) await store.write(settings);
  expect(puts.filter((command) => command === 'PutItemCommand')).toHaveLength(2);
  await close();
});

test('settings are no run record: lists and the first day do not see them', async () => {
  const { client, close } = await startDynamoDb();
  await dynamoDbSettings(client, LOCAL_TABLES.runs).write(KEPT);
  const ledger = dynamoDbLedger(client, LOCAL_TABLES.runs);
  expect(await ledger.firstDate()).toBeUndefined();
  await ledger.put(recordOf('2026-11-22'), undefined);
  const all = await ledger.list(CalendarDate.parse('2000-01-01'), CalendarDate.parse('2999-12-31'));
  expect([all.records.length, all.unreadable, await ledger.firstDate()]).toEqual([1, [], '2026-11-22']);
  await close();
});

test.each([
  ['of a newer version', { schema_version: { N: '9' } }, 'update @quote-elt/shared'],
  ['with a set, which no settings hold', { sources: { SS: ['a', 'b'] } }, 'sources'],
])('settings %s are refused by name, until others are written over them', async (_kind, changed, message) => {
  const { client, close } = await startDynamoDb();
  const Item = { ...encodeItem(settingsItem(KEPT)), ...changed };
  await client.send(new PutItemCommand({ TableName: LOCAL_TABLES.runs, Item }));
  const store = dynamoDbSettings(client, LOCAL_TABLES.runs);
  await expect(store.read()).rejects.toMatchObject({
    code: 'settings.unreadable',
    message: expect.stringContaining(message),
  });
  await store.write(KEPT);
  expect(await store.read()).toEqual(settingsItem(KEPT));
  await close();
});
