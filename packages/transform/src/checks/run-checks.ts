import type { CheckResult } from '@quote-elt/shared';
import { z } from 'zod';
import { sqlName } from '../duckdb/sql-text.ts';
import type { Database } from '../duckdb/with-database.ts';
import { CheckFailedError } from '../errors/errors.ts';
import { allChecks, type Check } from './check.ts';
import { failingRows } from './failing-rows.ts';

const MAX_EXAMPLES = 5;

/** What is counted of a table, or of a select in brackets: a count for each of `checks`. */
interface Count {
  readonly checks: readonly Check[];
  readonly counts: readonly string[];
  readonly from: string;
}

/** The failures of each rowwise check: one look at a model answers all of its own. */
function rowwiseCounts(checks: readonly Check[]): Count[] {
  const rowwise = checks.flatMap((check) => (check.rowwise ? [{ check, ...check.rowwise }] : []));
  return [...Map.groupBy(rowwise, ({ model }) => model)].map(([model, group]) => ({
    checks: group.map(({ check }) => check),
    counts: group.map(({ condition }) => `count(*) filter ((${condition}) is not true)`),
    from: sqlName(model),
  }));
}

/** The failures of every other check. */
function otherCounts(checks: readonly Check[]): Count[] {
  const others = checks.filter(({ rowwise }) => rowwise === undefined);
  return others.map((check) => ({ checks: [check], counts: ['count(*)'], from: `(${check.sql}\n)` }));
}

/** The failures of each check. One statement for all of them takes half as long as one for each. */
async function count(db: Database, counts: readonly Count[]): Promise<Map<Check | undefined, number>> {
  if (counts.length === 0) return new Map();
  const selects = counts.map(
    (each, i) => `select ${i} as place, [${each.counts.join(', ')}] as counted from ${each.from}`,
  );
  const rows = z.array(Counted).parse(await db.rows(selects.join(' union all ')));
  return new Map(
    rows.flatMap(({ place, counted }) => counted.map((failures, i) => [counts[place]?.checks[i], failures])),
  );
}

/** The failures of each check. */
export async function countFailures(db: Database, checks: readonly Check[]): Promise<Map<Check | undefined, number>> {
  return new Map([...(await count(db, rowwiseCounts(checks))), ...(await count(db, otherCounts(checks)))]);
}

const Counted = z.object({ place: z.number(), counted: z.array(z.number()) });

/**
 * Runs checks and adds the result of each to `results`, in their order. Throws CheckFailedError of the first one of severity
 * `error` that failed; one of severity `warn` is only recorded.
 */
export async function runChecks(
  db: Database,
  results: CheckResult[],
  checks: readonly Check[] = allChecks(),
): Promise<void> {
  const counted = await countFailures(db, checks);
  for (const check of checks) {
    const failures = Number(counted.get(check));
    const status = failures === 0 ? 'passed' : check.severity === 'warn' ? 'warned' : 'failed';
    results.push({ name: check.name, status, failures });
  }
  const failed = checks.find((check) => check.severity === 'error' && counted.get(check) !== 0);
  if (failed === undefined) return;
  const examples = await failingRows(db, failed, MAX_EXAMPLES);
  throw new CheckFailedError(failed.name, Number(counted.get(failed)), examples);
}
