import type { Log } from '@quote-elt/runtime';
import type { RunRecord } from '@quote-elt/shared';

/** Logs how a day ended, with its figures or, where its last run failed, with the reason. */
export function logOutcome(log: Log, record: RunRecord): void {
  const { run_date, status, failure } = record;
  if (failure !== undefined) {
    const { code, message, attempts } = failure;
    const failed_checks = record.checks.filter((check) => check.status === 'failed').map(({ name }) => name);
    log('ERROR', `day ${status}`, { run_date, code, error: message, failed_attempts: attempts, failed_checks });
    return;
  }
  const { rows, rejected, completeness, figures } = record;
  log('INFO', `day ${status}`, { ...figures, run_date, rows, rejected, completeness });
  for (const finding of record.drift) log('WARN', 'drift', { run_date, ...finding });
}
