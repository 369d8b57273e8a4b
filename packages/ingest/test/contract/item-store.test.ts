import { LOCAL_TABLES, startDynamoDb } from '@quote-elt/local';
import { dynamoDbItemStore } from '../../src/stores/dynamodb-item-store.ts';
import { memoryItemStore } from '../../src/stores/memory-item-store.ts';
import { storedItems } from '../stored-items.ts';
import { describeItemStore } from './item-store.contract.ts';

describeItemStore('memory', async () => {
  const store = memoryItemStore();
  return { store, items: async () => store.items(), close: async () => undefined };
});

describeItemStore('dynamodb', async () => {
  const { client, close } = await startDynamoDb();
  return { store: dynamoDbItemStore(client, LOCAL_TABLES.raw), items: () => storedItems(client), close };
});
