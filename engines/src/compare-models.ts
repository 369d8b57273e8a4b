import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { MODELS, memoryRowReader, trinoStatements, withBuiltDay } from '@quote-elt/transform';
import { duckDbTable, trinoTable } from './compare/table.ts';
import { compare } from './compare-views.ts';
import type { Item } from './days/days.ts';
import { CHAIN_DAY } from './days/odd-rows.ts';
import { BUILD } from './days/publish-day.ts';
import type { RunTrino } from './trino/trino-client.ts';
import type { Verdict } from './verdict.ts';

/** The three reasons that a key which is not by contract may get: which of them, the twin does not promise for every text. */
const REASON = `case when reject_reason like 'ingested_at is %' then 'ingested_at' else reject_reason end`;

/** Builds every model over the items of a day by both engines, Trino from an export to S3 as DynamoDB writes it, and compares all rows. */
export async function compareModels(
  run: RunTrino,
  tree: string,
  items: readonly Item[],
  loosely: boolean,
): Promise<Verdict[]> {
  const folder = `export-${loosely ? 'fuzzed' : 'odd'}`;
  mkdirSync(join(tree, folder));
  const lines = items.map((item) => `${JSON.stringify({ Item: item })}\n`).join('');
  writeFileSync(join(tree, folder, 'data.json.gz'), gzipSync(lines));
  await run('drop table if exists raw_export');
  const settings = { ...BUILD, date: CHAIN_DAY, exportLocation: `local:///${folder}` };
  for (const statement of trinoStatements(settings)) await run(statement);
  return withBuiltDay(CHAIN_DAY, BUILD, memoryRowReader(new Map([[CHAIN_DAY, items]])), async (db) => {
    const verdicts: Verdict[] = [];
    for (const { name } of MODELS) {
      const described = await db.rows(`select column_name from (describe ${name})`);
      const columns = described.map(({ column_name }) =>
        loosely && column_name === 'reject_reason' ? `cast(${REASON} as varchar) as reject_reason` : `"${column_name}"`,
      );
      const places = columns.map((_, index) => index + 1).join(', ');
      const select = `select ${columns.join(', ')} from ${name} order by ${places}`;
      const verdict = await compare(
        name,
        () => duckDbTable(db, select),
        () => trinoTable(run, select),
      );
      verdicts.push({ ...verdict, name: `${name} (${loosely ? 'random edits' : 'odd rows'})` });
    }
    return verdicts;
  });
}
