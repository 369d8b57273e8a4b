import { createServer } from 'node:http';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { expect, onTestFinished, test } from 'vitest';
import { encodeItem } from '../../src/dynamodb.ts';
import { normaliseQuote, RawItem, rawItem, toTick } from '../../src/index.ts';

/** A document client without options, and what it sends; each answer has the item that was put last. */
async function documentClient() {
  const sent: { Item?: unknown }[] = [];
  const server = createServer(async (request, response) => {
    sent.push(JSON.parse((await request.toArray()).join('')));
    response.end(JSON.stringify({ Item: sent[0]?.Item }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const endpoint = `http://127.0.0.1:${Object(server.address()).port}`;
  return { client: DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, maxAttempts: 1 })), sent };
}

test('a raw item goes through the AWS document client as it is, in the form that the codec gives it', async () => {
  const { client, sent } = await documentClient();
  const quote = normaliseQuote({ content: 'Know thyself.', author: 'Socrates', tags: ['Wisdom'], added_date: 'soon' });
  const item = rawItem(toTick(0), 0, quote, 'quotable', new Date(0));
  await client.send(new PutCommand({ TableName: 'quotes_raw', Item: item }));
  expect(sent).toEqual([{ TableName: 'quotes_raw', Item: encodeItem(item) }]);
  const { Item } = await client.send(new GetCommand({ TableName: 'quotes_raw', Key: { ingested_date: 'x' } }));
  expect(RawItem.parse(Item)).toEqual(item);
});
