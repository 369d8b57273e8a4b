import type { Log } from '@quote-elt/runtime';
import type { RunRecord } from '@quote-elt/shared';

/** Logs how a day ended, with the figures that people look for first. */
export function logOutcome(log: Log, record: RunRecord): void {
  log(record.status === 'failed' ? 'ERROR' : 'INFO', `day ${record.status}`, {
    run_date: record.run_date,
    rows: record.rows,
    rejected: record.rejected,
    completeness: record.completeness,
    ...failureOf(record),
    ...figuresOf(record),
  });
  for (const finding of record.drift) log('WARN', 'drift', { run_date: record.run_date, ...finding });
}

function failureOf({ error, checks }: RunRecord): object {
  if (error === undefined) return {};
  return { error, failed_checks: checks.filter(({ status }) => status === 'failed').map(({ name }) => name) };
}

function figuresOf({ stats }: RunRecord): object {
  if (stats === null) return {};
  return {
    most_common_quote: stats.most_common_quote,
    most_common_author: stats.most_common_author,
    minimum: stats.minimum,
    maximum: stats.maximum,
    range: stats.range,
    variance: stats.variance,
    standard_deviation: stats.standard_deviation,
    total_distinct_quotes: stats.distinct_quotes,
  };
}
