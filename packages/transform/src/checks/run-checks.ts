import type { CheckResult } from '@quote-elt/shared';
import { z } from 'zod';
import { sqlName } from '../duckdb/sql-text.ts';
import type { Database } from '../duckdb/with-database.ts';
import { CheckFailedError } from '../errors/errors.ts';
import { allChecks, type Check } from './check.ts';

const MAX_EXAMPLES = 5;

/** What is counted of a table, or of a select in brackets: a count for each of `names`. */
interface Count {
  readonly names: readonly string[];
  readonly counts: readonly string[];
  readonly from: string;
}

/** The failures of each rowwise check: one look at a model answers all of its own. */
function rowwiseCounts(checks: readonly Check[]): Count[] {
  const rowwise = checks.flatMap((check) => (check.rowwise ? [{ name: check.name, ...check.rowwise }] : []));
  return [...Map.groupBy(rowwise, (check) => check.model)].map(([model, group]) => ({
    names: group.map(({ name }) => name),
    counts: group.map(({ condition }) => `count(*) filter ((${condition}) is not true)`),
    from: sqlName(model),
  }));
}

/** The failures of every other check. */
function otherCounts(checks: readonly Check[]): Count[] {
  const others = checks.filter(({ rowwise }) => rowwise === undefined);
  return others.map(({ name, sql }) => ({ names: [name], counts: ['count(*)'], from: `(${sql}\n)` }));
}

/** The counts by name. One statement for all of them takes half as long as one for each. */
async function count(db: Database, counts: readonly Count[]): Promise<Map<string, number>> {
  if (counts.length === 0) return new Map();
  const selects = counts.map(
    (each, i) => `select ${i} as place, [${each.counts.join(', ')}] as counted from ${each.from}`,
  );
  const rows = z.array(Counted).parse(await db.rows(selects.join(' union all ')));
  return new Map(
    rows.flatMap(({ place, counted }) => counted.map((failures, i) => [counts[place]?.names[i] ?? '', failures])),
  );
}

const Counted = z.object({ place: z.number(), counted: z.array(z.number()) });

/**
 * Runs checks in their order and adds each result to `results` as it is known. A failed check of severity `error` ends
 * them with CheckFailedError; one of severity `warn` is only recorded.
 */
export async function runChecks(
  db: Database,
  results: CheckResult[],
  checks: readonly Check[] = allChecks(),
): Promise<void> {
  const counted = new Map([...(await count(db, rowwiseCounts(checks))), ...(await count(db, otherCounts(checks)))]);
  for (const { name, severity, sql } of checks) {
    const failures = Number(counted.get(name));
    if (failures === 0) results.push({ name, status: 'passed', failures });
    else if (severity === 'warn') results.push({ name, status: 'warned', failures });
    else {
      results.push({ name, status: 'failed', failures });
      throw new CheckFailedError(name, failures, await db.rows(`select * from (${sql}) limit ${MAX_EXAMPLES}`));
    }
  }
}
