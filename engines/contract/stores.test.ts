import { BatchWriteItemCommand, type WriteRequest } from '@aws-sdk/client-dynamodb';
import { dynamoDbItemStore } from '../../packages/ingest/src/stores/dynamodb-item-store.ts';
import { describeItemStore } from '../../packages/ingest/test/contract/item-store.contract.ts';
import { storedItems } from '../../packages/ingest/test/stored-items.ts';
import { dynamoDbLedger } from '../../packages/transform/src/ledger/dynamodb-ledger.ts';
import { dynamoDbSettings } from '../../packages/transform/src/ledger/dynamodb-settings.ts';
import { dynamoDbRowReader } from '../../packages/transform/src/rows/dynamodb-row-reader.ts';
import { asAttributes } from '../../packages/transform/test/as-attributes.ts';
import { describeLedger } from '../../packages/transform/test/contract/ledger.contract.ts';
import { describeRowReader } from '../../packages/transform/test/contract/row-reader.contract.ts';
import { describeSettingsStore } from '../../packages/transform/test/contract/settings-store.contract.ts';
import { localTables } from './dynamodb-local.ts';

describeItemStore('DynamoDB Local', async () => {
  const { client, tables, close } = await localTables();
  return { store: dynamoDbItemStore(client, tables.raw), items: () => storedItems(client, tables.raw), close };
});

describeLedger('DynamoDB Local', async () => {
  const { client, tables, close } = await localTables();
  return { ledger: dynamoDbLedger(client, tables.runs), close };
});

describeSettingsStore('DynamoDB Local', async () => {
  const { client, tables, close } = await localTables();
  return { store: dynamoDbSettings(client, tables.runs), close };
});

describeRowReader('DynamoDB Local', async (days) => {
  const { client, tables, close } = await localTables();
  const requests = [...days.values()]
    .flat()
    .map((item): WriteRequest => ({ PutRequest: { Item: asAttributes(item) } }));
  for (let start = 0; start < requests.length; start += 25) {
    const RequestItems = { [tables.raw]: requests.slice(start, start + 25) };
    await client.send(new BatchWriteItemCommand({ RequestItems }));
  }
  return { reader: dynamoDbRowReader(client, tables.raw), close };
});
