/** The CloudWatch namespace of every metric of ours. */
export const METRIC_NAMESPACE = 'QuoteElt';

/** Custom metrics of a stack; CloudWatch gives ten for nothing, all stacks together. */
export const METRICS = ['DaysTransformed', 'Completeness', 'RejectedRecords'] as const;
export type MetricName = (typeof METRICS)[number];

/**
 * A line in CloudWatch's embedded metric format, to be written to stdout as it is: through `console` it would become a
 * log message and no metric. It carries a level, because Lambda drops lines without one at higher log levels.
 */
export function metricLine(stack: string, values: Partial<Record<MetricName, number>>, now: Date): string {
  const metrics = Object.keys(values).map((Name) => ({ Name, Unit: 'None' }));
  return JSON.stringify({
    _aws: {
      Timestamp: now.getTime(),
      CloudWatchMetrics: [{ Namespace: METRIC_NAMESPACE, Dimensions: [['Stack']], Metrics: metrics }],
    },
    level: 'INFO',
    Stack: stack,
    ...values,
  });
}
