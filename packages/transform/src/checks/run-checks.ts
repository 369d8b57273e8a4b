import type { CheckResult } from '@quote-elt/shared';
import type { Database } from '../duckdb.ts';
import { CheckFailedError } from '../errors.ts';
import { CHECKS, failuresOf } from './check.ts';
import { type RejectionLimit, rejectedShare } from './rejected-share.ts';

/** The results of every check, each added to `results` as it is known; throws CheckFailedError at the first that fails. */
export async function runChecks(db: Database, limit: RejectionLimit, results: CheckResult[]): Promise<void> {
  for (const check of [...CHECKS, rejectedShare(limit)]) {
    const { failures, examples } = await failuresOf(db, check);
    results.push({ name: check.name, status: failures === 0 ? 'passed' : 'failed', failures });
    if (failures > 0) throw new CheckFailedError(check.name, failures, examples);
  }
}
