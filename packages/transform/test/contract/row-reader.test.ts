import { BatchWriteItemCommand, type WriteRequest } from '@aws-sdk/client-dynamodb';
import { LOCAL_TABLES, startDynamoDb } from '@quote-elt/local';
import { dynamoDbRowReader } from '../../src/rows/dynamodb-row-reader.ts';
import { memoryRowReader } from '../../src/rows/memory-row-reader.ts';
import { asAttributes } from '../as-attributes.ts';
import { describeRowReader } from './row-reader.contract.ts';

describeRowReader('memory', async (days) => ({ reader: memoryRowReader(days, 150), close: async () => undefined }));

describeRowReader('dynamodb', async (days) => {
  const { client, close } = await startDynamoDb();
  const requests = [...days.values()]
    .flat()
    .map((item): WriteRequest => ({ PutRequest: { Item: asAttributes(item) } }));
  for (let start = 0; start < requests.length; start += 25) {
    const RequestItems = { [LOCAL_TABLES.raw]: requests.slice(start, start + 25) };
    await client.send(new BatchWriteItemCommand({ RequestItems }));
  }
  return { reader: dynamoDbRowReader(client, LOCAL_TABLES.raw), close };
});
