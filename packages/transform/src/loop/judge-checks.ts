import { allChecks, type Check } from '../checks/check.ts';
import { failingRows } from '../checks/failing-rows.ts';
import { countFailures } from '../checks/run-checks.ts';
import type { Database, Row } from '../duckdb/with-database.ts';
import { CheckUnreadableError } from '../errors/model-errors.ts';
import type { Severity } from '../manifest/model.ts';
import { buildSelect } from '../models/build-select.ts';
import type { ModelSet } from '../models/model-set.ts';

/** A check, how many rows break it, and the first of them. */
export interface JudgedCheck {
  readonly name: string;
  readonly severity: Severity;
  readonly failures: number;
  readonly rows: readonly Row[];
}

/**
 * Every check of a model set over the models that stand, with up to `limit` rows of each that failed. Throws ModelFailedError where a
 * check's own file is at fault, and CheckUnreadableError where one that the manifest lists cannot be read.
 */
export async function judgeChecks(db: Database, set: ModelSet, limit: number): Promise<JudgedCheck[]> {
  for (const file of set.checks) await buildSelect(db, file, 'explain', set);
  const checks = allChecks(set);
  const counted = await countFailures(db, checks).catch(async (error: unknown) => {
    for (const check of checks) await countAlone(db, check);
    throw error;
  });
  const judged: JudgedCheck[] = [];
  for (const check of checks) {
    const failures = Number(counted.get(check));
    const rows = failures === 0 ? [] : await failingRows(db, check, limit);
    judged.push({ name: check.name, severity: check.severity, failures, rows });
  }
  return judged;
}

/** Finds the check that breaks the count of all of them. */
async function countAlone(db: Database, check: Check): Promise<void> {
  try {
    await countFailures(db, [check]);
  } catch (error) {
    throw error instanceof Error ? new CheckUnreadableError(check.name, error) : error;
  }
}
