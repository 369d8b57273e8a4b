import type { CheckResult } from '@quote-elt/shared';
import type { Database } from '../duckdb.ts';
import { CheckFailedError } from '../errors.ts';
import { allChecks, type Check } from './check.ts';

const MAX_EXAMPLES = 5;

/**
 * Runs checks in their order and adds each result to `results` as it is known. A failed check of severity `error` ends
 * them with CheckFailedError; one of severity `warn` is only recorded.
 */
export async function runChecks(
  db: Database,
  results: CheckResult[],
  checks: readonly Check[] = allChecks(),
): Promise<void> {
  for (const { name, severity, sql } of checks) {
    const [row] = await db.rows(`select count(*) as failures from (${sql})`);
    const failures = Number(row?.failures);
    if (failures === 0) results.push({ name, status: 'passed', failures });
    else if (severity === 'warn') results.push({ name, status: 'warned', failures });
    else {
      results.push({ name, status: 'failed', failures });
      throw new CheckFailedError(name, failures, await db.rows(`select * from (${sql}) limit ${MAX_EXAMPLES}`));
    }
  }
}
