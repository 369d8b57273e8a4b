import { METRIC_NAMESPACE } from '@quote-elt/runtime';

/** What an alarm watches; periods in seconds. */
export interface AlarmSpec {
  readonly name: string;
  readonly description: string;
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: 'Sum' | 'Minimum' | 'Maximum';
  readonly period: number;
  readonly evaluationPeriods: number;
  readonly threshold: number;
  readonly comparisonOperator: 'GreaterThanOrEqualToThreshold' | 'LessThanThreshold';
  readonly treatMissingData: 'breaching' | 'notBreaching';
}

const HOUR = 3600;
const DAY = 24 * HOUR;

/** Names that alarms and the dashboard refer to. */
export interface Watched {
  readonly stack: string;
  readonly ingest: string;
  readonly transform: string;
  readonly deadLetters: string;
  readonly completenessTarget: number;
}

/** The five alarms of a stack: two stacks have ten, which are free. */
export function alarmSpecs({ stack, ingest, transform, deadLetters, completenessTarget }: Watched): AlarmSpec[] {
  const own = { namespace: METRIC_NAMESPACE, dimensions: { Stack: stack } };
  const errors = (functionName: string) =>
    ({
      namespace: 'AWS/Lambda',
      metricName: 'Errors',
      dimensions: { FunctionName: functionName },
      statistic: 'Sum',
    }) as const;
  return [
    {
      name: 'ingest-failing',
      description: 'Ingest failed ten times within fifteen minutes: look at its log for the sources named',
      ...errors(ingest),
      period: 900,
      evaluationPeriods: 1,
      threshold: 10,
      comparisonOperator: 'GreaterThanOrEqualToThreshold',
      treatMissingData: 'notBreaching',
    },
    {
      name: 'transform-failing',
      description: 'Transform failed: look at the ledger and its log',
      ...errors(transform),
      period: HOUR,
      evaluationPeriods: 1,
      threshold: 1,
      comparisonOperator: 'GreaterThanOrEqualToThreshold',
      treatMissingData: 'notBreaching',
    },
    {
      // Hour by hour, since only periods of an hour or more may be watched for longer than a day.
      name: 'transform-missing',
      description: 'No day was transformed within 26 hours',
      ...own,
      metricName: 'DaysTransformed',
      statistic: 'Sum',
      period: HOUR,
      evaluationPeriods: 26,
      threshold: 1,
      comparisonOperator: 'LessThanThreshold',
      treatMissingData: 'breaching',
    },
    {
      name: 'dead-letters-waiting',
      description: 'Ticks or days wait in the dead-letter queue: look at them, then redrive',
      namespace: 'AWS/SQS',
      metricName: 'ApproximateNumberOfMessagesVisible',
      dimensions: { QueueName: deadLetters },
      statistic: 'Maximum',
      period: 300,
      evaluationPeriods: 1,
      threshold: 1,
      comparisonOperator: 'GreaterThanOrEqualToThreshold',
      treatMissingData: 'notBreaching',
    },
    {
      name: 'incomplete',
      description: `A day was complete to less than ${completenessTarget}`,
      ...own,
      metricName: 'Completeness',
      statistic: 'Minimum',
      period: DAY,
      evaluationPeriods: 1,
      threshold: completenessTarget,
      comparisonOperator: 'LessThanThreshold',
      treatMissingData: 'notBreaching',
    },
  ];
}
