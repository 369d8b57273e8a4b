import { LOCAL_TABLES, startDynamoDb } from '@quote-elt/local';
import { dynamoDbLedger } from '../../src/ledger/dynamodb-ledger.ts';
import { memoryLedger } from '../../src/ledger/memory-ledger.ts';
import { describeLedger } from './ledger.contract.ts';

describeLedger('memory', async () => ({ ledger: memoryLedger(), close: async () => undefined }));

describeLedger('dynamodb', async () => {
  const { client, close } = await startDynamoDb();
  return { ledger: dynamoDbLedger(client, LOCAL_TABLES.runs), close };
});
