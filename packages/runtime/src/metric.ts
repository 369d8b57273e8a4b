import { METRIC_NAMESPACE } from './project.ts';

/** Custom metrics of a stack; CloudWatch gives ten for nothing, all stacks together. */
export const METRICS = ['DaysTransformed', 'DaysWaiting', 'Completeness', 'RejectedRecords'] as const;
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

/** How far ahead of a run its heartbeat reaches, in milliseconds. CloudWatch takes metrics of at most two hours ahead. */
export const HEARTBEAT_AHEAD_MS = 110 * 60_000;

/** What a run of transform says of itself. */
export interface Heartbeat {
  /** Days that were transformed; 0 where there was nothing to do. */
  readonly transformed: number;
  /** Days that failed or found no time; undefined where the run was asked for certain days and knows of no others. */
  readonly waiting?: number | undefined;
}

/**
 * The metric lines of a run: that it ran, and how many days wait. A second datapoint, which adds nothing to the sum,
 * lies HEARTBEAT_AHEAD_MS ahead: an alarm can look back a week at most, and runs a week apart must not look like none.
 */
export function heartbeatLines(stack: string, { transformed, waiting }: Heartbeat, now: Date): string[] {
  const values = { DaysTransformed: transformed, ...(waiting === undefined ? {} : { DaysWaiting: waiting }) };
  const ahead = new Date(now.getTime() + HEARTBEAT_AHEAD_MS);
  return [metricLine(stack, values, now), metricLine(stack, { DaysTransformed: 0 }, ahead)];
}
