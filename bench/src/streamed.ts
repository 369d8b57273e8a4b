import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { paginateQuery } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { replayClient } from './client.ts';
import { buildPlainMarts } from './obvious-models.ts';
import { BENCH_DAY } from './pages.ts';
import { printReport } from './report.ts';
import { readWayArguments } from './way-arguments.ts';

/** The obvious way, mended where memory runs out: each page's items go to the file as they come, one JSON object a line. */
const { address, memoryMb, projection } = readWayArguments();
const folder = await mkdtemp(join(tmpdir(), 'bench-streamed-'));
const file = join(folder, 'rows.ndjson');

async function writeRows(): Promise<number> {
  const out = createWriteStream(file);
  const pages = paginateQuery(
    { client: replayClient(address) },
    {
      TableName: 'quotes_raw',
      ...projection,
      KeyConditionExpression: 'ingested_date = :date',
      ExpressionAttributeValues: { ':date': { S: BENCH_DAY } },
    },
  );
  let rows = 0;
  for await (const { Items = [] } of pages) {
    const lines = Items.map((item) => `${JSON.stringify(unmarshall(item))}\n`).join('');
    rows += Items.length;
    if (!out.write(lines)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
  return rows;
}

try {
  const rows = await writeRows();
  printReport({ rows, marts: await buildPlainMarts(file, folder, memoryMb) });
} finally {
  await rm(folder, { recursive: true, force: true });
}
