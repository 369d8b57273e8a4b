import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { paginateQuery } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { ticksPerDay } from '@quote-elt/shared';
import { hashMarts, sqlText, withDatabase } from '@quote-elt/transform';
import { replayClient } from './client.ts';
import { MARTS_FROM_PLAIN_ROWS } from './obvious-models.ts';
import { BENCH_DAY } from './pages.ts';
import { printReport } from './report.ts';

/**
 * The way most would write it first: the SDK's paginator, each item unmarshalled, one JSON object a line into a file,
 * DuckDB's own guess at its types, the same three marts. No checks, no ledger.
 */
const [address = '', memoryMb = '1024'] = process.argv.slice(2);
const folder = await mkdtemp(join(tmpdir(), 'bench-obvious-'));
const file = join(folder, 'rows.ndjson');

async function writeRows(): Promise<number> {
  const out = createWriteStream(file);
  const pages = paginateQuery(
    { client: replayClient(address) },
    {
      TableName: 'quotes_raw',
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
  const settings = { threads: 2, memoryLimitMb: Number(memoryMb), tempFolder: folder };
  const marts = await withDatabase(settings, async (db) => {
    await db.run(`create table raw_rows as from read_json(${sqlText(file)}, format = 'newline_delimited')`);
    for (const statement of MARTS_FROM_PLAIN_ROWS(BENCH_DAY, ticksPerDay(60))) await db.run(statement);
    return hashMarts(db);
  });
  printReport({ rows, marts });
} finally {
  await rm(folder, { recursive: true, force: true });
}
