import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBDocumentClient, paginateQuery } from '@aws-sdk/lib-dynamodb';
import { replayClient } from './client.ts';
import { buildPlainMarts } from './obvious-models.ts';
import { BENCH_DAY } from './pages.ts';
import { printReport } from './report.ts';
import { readWayArguments } from './way-arguments.ts';

/**
 * The way most would write it first: the document client's paginator, all items in one array, `JSON.stringify` into a
 * file, DuckDB's own guess at its types, the same three marts. No checks, no ledger.
 */
const { address, memoryMb, projection } = readWayArguments();
const folder = await mkdtemp(join(tmpdir(), 'bench-obvious-'));
const file = join(folder, 'rows.json');

try {
  const items: unknown[] = [];
  const pages = paginateQuery(
    { client: DynamoDBDocumentClient.from(replayClient(address)) },
    {
      TableName: 'quotes_raw',
      ...projection,
      KeyConditionExpression: 'ingested_date = :date',
      ExpressionAttributeValues: { ':date': BENCH_DAY },
    },
  );
  for await (const { Items = [] } of pages) items.push(...Items);
  await writeFile(file, JSON.stringify(items));
  printReport({ rows: items.length, marts: await buildPlainMarts(file, folder, memoryMb) });
} finally {
  await rm(folder, { recursive: true, force: true });
}
