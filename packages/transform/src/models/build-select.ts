import { CodedError } from '@quote-elt/runtime';
import type { Database } from '../duckdb/with-database.ts';
import { isOfStatement } from '../errors/is-of-statement.ts';
import { ModelFailedError } from '../errors/model-errors.ts';
import type { ModelSet, SelectFile } from './model-set.ts';
import { modelText, pathOf } from './model-sql.ts';

/**
 * Runs a select of a model set behind `head`, such as `create table x as`. The head has a line of its own, so that DuckDB's
 * lines are those of the file and one more. Throws ModelFailedError where the select or what it reads is at fault.
 */
export async function buildSelect(
  db: Database,
  file: SelectFile,
  head: string,
  { sqlOf }: Pick<ModelSet, 'sqlOf'>,
): Promise<void> {
  const sql = sqlOf(file);
  try {
    await db.run(`${head}\n${sql}`);
  } catch (error) {
    if (error instanceof CodedError || !isOfStatement(error)) throw error;
    throw new ModelFailedError(modelText(file), pathOf(file), sql, error);
  }
}
