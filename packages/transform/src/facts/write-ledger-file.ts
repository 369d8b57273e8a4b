import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RunRecord } from '@quote-elt/shared';
import { z } from 'zod';
import { sqlName, sqlText } from '../duckdb/sql-text.ts';
import { withDatabase } from '../duckdb/with-database.ts';
import { duckDbType } from './duckdb-type.ts';

/** The table of the ledger. */
export const LEDGER_TABLE = 'runs';

/** Writes a DuckDB file under `folder` whose one table, LEDGER_TABLE, has a row for each record and the columns of its schema; gives its path. */
export async function writeLedgerFile(folder: string, records: readonly RunRecord[]): Promise<string> {
  const [file, rows] = [join(folder, 'ledger.duckdb'), join(folder, 'records.json')];
  await writeFile(rows, JSON.stringify(records));
  const fields = Object.entries(RunRecord.shape).map(([name, field]) => [name, duckDbType(z.toJSONSchema(field))]);
  const columns = fields.map(([name = '', type = '']) => `${sqlName(name)}: ${sqlText(type)}`).join(', ');
  await withDatabase({ threads: 1, memoryLimitMb: 256, folders: [folder] }, async (db) => {
    await db.run(`attach ${sqlText(file)} as ledger`);
    await db.run(
      `create table ledger.${LEDGER_TABLE} as from read_json(${sqlText(rows)}, format = 'array', columns = {${columns}}) order by run_date`,
    );
    await db.run('detach ledger');
  });
  return file;
}
