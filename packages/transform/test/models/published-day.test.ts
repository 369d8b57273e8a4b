import { encodeItem } from '@quote-elt/shared/dynamodb';
import { expect, test } from 'vitest';
import { transformDay } from '../../src/days/transform-day.ts';
import { withDatabase } from '../../src/duckdb/with-database.ts';
import { memoryLedger } from '../../src/ledger/memory-ledger.ts';
import { memoryRowReader } from '../../src/rows/memory-row-reader.ts';
import { folderWarehouse } from '../../src/warehouse/folder-warehouse.ts';
import { DAY, memoryLog, NOW, SETTINGS, withTempFolder } from '../support.ts';
import { quoteAt } from './quotes.ts';

function portsFor(items: ReturnType<typeof quoteAt>[]) {
  const { log, lines } = memoryLog();
  const reader = memoryRowReader(new Map([[DAY, items.map(encodeItem)]]));
  return { reader, ledger: memoryLedger(), now: () => NOW, log, lines, countDay: () => undefined };
}

test('the figures that the original prints are logged', async () => {
  const ports = portsFor([quoteAt(0, 'Alpha.'), quoteAt(1, 'Beta.'), quoteAt(2, 'Alpha.')]);
  await transformDay(DAY, SETTINGS, ports);
  expect(ports.lines.at(-1)).toMatchObject({
    level: 'INFO',
    message: 'day succeeded',
    fields: {
      most_common_quote: 'Alpha.',
      minimum: 1,
      maximum: 2,
      range: 1,
      variance: 0.25,
      standard_deviation: 0.5,
      distinct_quotes: 2,
    },
  });
});

test('Parquet holds the most frequent quote first, of equals the smaller id, and facts by instant', async () => {
  /** A day of many quotes, some of them often, on every second minute. */
  const many = Array.from({ length: 720 }, (_, n) => quoteAt(2 * n, `quote ${(n * n) % 37}`, `author ${n % 5}`));
  await withTempFolder(async (folder) => {
    const ports = { ...portsFor(many), warehouse: folderWarehouse(folder) };
    const { files } = await transformDay(DAY, SETTINGS, ports);
    const columnsOf = (mart: string, columns: string) =>
      withDatabase({ ...SETTINGS, threads: 1, folders: [folder] }, (db) =>
        db.rows(`select ${columns} from read_parquet(?)`, [String(files[mart])]),
      );
    const quotes = await columnsOf('quotes_agg', 'quote_count, quote_id');
    const byContract = [...quotes].sort(
      (a, b) => Number(b.quote_count) - Number(a.quote_count) || (String(a.quote_id) < String(b.quote_id) ? -1 : 1),
    );
    expect(quotes).toEqual(byContract);
    expect(Number(quotes[0]?.quote_count)).toBeGreaterThan(Number(quotes.at(-1)?.quote_count));
    const instants = (await columnsOf('quotes_fact', 'ingested_at')).map(({ ingested_at }) => String(ingested_at));
    expect(instants).toEqual([...instants].sort());
  });
});
