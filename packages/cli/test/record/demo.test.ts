import { join } from 'node:path';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { LOCAL_TABLES, startDynamoDb } from '@quote-elt/local';
import { RawItem } from '@quote-elt/shared';
import { decodeItem } from '@quote-elt/shared/dynamodb';
import { readParquet } from '@quote-elt/transform';
import { expect, test } from 'vitest';
import { elt, withDataFolder } from '../support.ts';

/** Every raw item that lies in the tables under a data folder. */
async function rawItems(folder: string): Promise<RawItem[]> {
  const { client, close } = await startDynamoDb({ path: join(folder, 'dynamodb') });
  const { Items = [] } = await client.send(new ScanCommand({ TableName: LOCAL_TABLES.raw }));
  await close();
  return Items.map((item) => RawItem.parse(decodeItem(item)));
}

/** What quotes_agg must hold for `items`, computed without SQL. */
function aggregated(items: readonly RawItem[]) {
  const byId = Map.groupBy(
    [...items].sort((a, b) => (a.ingested_at < b.ingested_at ? -1 : 1)),
    ({ quote_id }) => quote_id,
  );
  return [...byId.entries()]
    .map(([quote_id, rows]) => ({
      quote_id,
      quote_text: rows[0]?.content,
      author: rows[0]?.author,
      quote_count: rows.length,
      first_ingestion: rows[0]?.ingested_at,
      last_ingestion: rows.at(-1)?.ingested_at,
      ingestion_dates: rows.map(({ ingested_at }) => ingested_at),
    }))
    .sort((a, b) => b.quote_count - a.quote_count || (a.quote_id < b.quote_id ? -1 : 1));
}

test('of a demo the marts hold exactly what was stored, and the figures follow from it', async () => {
  await withDataFolder(async (folder) => {
    const { out } = await elt(['demo', '--keep', '--data', folder, '--json']);
    const report = JSON.parse(String(out[0]));
    const expected = aggregated(await rawItems(folder));
    expect(await readParquet(String(report.files.quotes_agg), 'quote_count desc, quote_id', 10_000)).toEqual(expected);
    const counts = expected.map(({ quote_count }) => quote_count);
    expect(report.stats).toMatchObject({
      rows: 1440,
      distinct_quotes: expected.length,
      minimum: Math.min(...counts),
      maximum: Math.max(...counts),
      most_common_quote: expected[0]?.quote_text,
    });
  });
});

test('the final screen of a demo shows its quotes', async () => {
  await withDataFolder(async (folder) => {
    const { code, out } = await elt(['demo', '--ticks', '60', '--data', folder], { width: 72 });
    const screen = out.join('\n');
    expect(code).toBe(0);
    for (const part of [
      'A day of quotes: 2026-11-23',
      'quotes_fact',
      'quotes_agg',
      'variance',
      'most common quote',
      'quotes_fact/ingested_date=2026-11-23/part.parquet',
    ]) {
      expect(screen).toContain(part);
    }
  });
});
