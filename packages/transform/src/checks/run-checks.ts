import type { CheckResult } from '@quote-elt/shared';
import { type Database, sqlName } from '../duckdb.ts';
import { CheckFailedError } from '../errors.ts';
import { allChecks, type Check } from './check.ts';

const MAX_EXAMPLES = 5;

/** The failures of each rowwise check by name: one look at a model answers all of its own. */
async function countRowwise(db: Database, checks: readonly Check[]): Promise<Map<string, number>> {
  const failures = new Map<string, number>();
  const rowwise = checks.flatMap((check) => (check.rowwise ? [{ name: check.name, ...check.rowwise }] : []));
  for (const [model, group] of Map.groupBy(rowwise, (check) => check.model)) {
    const counts = group.map(({ condition }, i) => `count(*) filter ((${condition}) is not true) as failures_${i}`);
    const [row] = await db.rows(`select ${counts.join(', ')} from ${sqlName(model)}`);
    for (const [i, { name }] of group.entries()) failures.set(name, Number(row?.[`failures_${i}`]));
  }
  return failures;
}

async function countFailures(db: Database, sql: string): Promise<number> {
  const [row] = await db.rows(`select count(*) as failures from (${sql})`);
  return Number(row?.failures);
}

/**
 * Runs checks in their order and adds each result to `results` as it is known. A failed check of severity `error` ends
 * them with CheckFailedError; one of severity `warn` is only recorded.
 */
export async function runChecks(
  db: Database,
  results: CheckResult[],
  checks: readonly Check[] = allChecks(),
): Promise<void> {
  const rowwise = await countRowwise(db, checks);
  for (const { name, severity, sql } of checks) {
    const failures = rowwise.get(name) ?? (await countFailures(db, sql));
    if (failures === 0) results.push({ name, status: 'passed', failures });
    else if (severity === 'warn') results.push({ name, status: 'warned', failures });
    else {
      results.push({ name, status: 'failed', failures });
      throw new CheckFailedError(name, failures, await db.rows(`select * from (${sql}) limit ${MAX_EXAMPLES}`));
    }
  }
}
