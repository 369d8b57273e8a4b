import { QueryCommand, type QueryCommandInput } from '@aws-sdk/client-dynamodb';
import { replayClient } from './client.ts';
import { BENCH_DAY } from './pages.ts';
import { printReport } from './report.ts';
import { readWayArguments } from './way-arguments.ts';

/**
 * The floor: what any program must do that reads a day through the SDK. Signs and sends a Query for each page, receives
 * its bytes over one connection, and drops them; only the key that the next page starts after is looked for. Without a
 * projection it receives whole items, as it did before the ways were given the same.
 */
const { address, projection } = readWayArguments();
const client = replayClient(address);

/** The end of an answer holds its key; the rest is not even looked at. */
const TAIL_BYTES = 300;

interface Answer {
  body: AsyncIterable<Uint8Array>;
}

async function receive(startKey: QueryCommandInput['ExclusiveStartKey']) {
  const command = new QueryCommand({
    TableName: 'quotes_raw',
    ...projection,
    KeyConditionExpression: 'ingested_date = :date',
    ExpressionAttributeValues: { ':date': { S: BENCH_DAY } },
    ...(startKey === undefined ? {} : { ExclusiveStartKey: startKey }),
  });
  command.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const answer: Answer = Object(result.response);
      Object.assign(answer, { body: Buffer.from(`{${await keyIn(answer.body)}}`) });
      return result;
    },
    { step: 'deserialize', name: 'drop', priority: 'low' },
  );
  return (await client.send(command)).LastEvaluatedKey;
}

async function keyIn(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  let tail = Buffer.alloc(0);
  for await (const chunk of chunks) {
    tail = chunk.length >= TAIL_BYTES ? Buffer.from(chunk.subarray(-TAIL_BYTES)) : Buffer.concat([tail, chunk]);
  }
  return /"LastEvaluatedKey":.*?\}\}/.exec(tail.toString('latin1'))?.[0] ?? '';
}

let startKey: QueryCommandInput['ExclusiveStartKey'];
do startKey = await receive(startKey);
while (startKey !== undefined);
printReport({ rows: 0, marts: {} });
