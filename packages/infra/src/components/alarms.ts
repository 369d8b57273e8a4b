import { METRIC_NAMESPACE, type StackNames } from '@quote-elt/runtime';
import type { StackConfig } from '../config/stack-config.ts';
import { watchedHours } from '../config/watch-window.ts';

/** What an alarm watches; periods in seconds. */
export interface AlarmSpec {
  readonly name: AlarmName;
  readonly description: string;
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: 'Minimum' | 'Maximum' | 'SampleCount';
  readonly period: number;
  readonly evaluationPeriods: number;
  readonly threshold: number;
  readonly comparisonOperator: 'GreaterThanOrEqualToThreshold' | 'LessThanThreshold';
  readonly treatMissingData: 'missing' | 'ignore' | 'notBreaching';
  /** Whether data that stays away is told too. A new alarm has no data and tells nothing: only the change is told. */
  readonly tellsMissingData: boolean;
  /** False where the schedules are paused, so that their silence is meant. */
  readonly actionsEnabled: boolean;
}

/** The five alarms of a stack: two stacks have ten, which are free. */
export const ALARM_NAMES = [
  'ticks-stopped',
  'transform-stopped',
  'days-waiting',
  'dead-letters-waiting',
  'incomplete',
] as const;
export type AlarmName = (typeof ALARM_NAMES)[number];

/** The page with a paragraph for each alarm. */
export const RUNBOOKS = 'docs/operations.md';

const HOUR = 3600;

/** The shortest time after which silence of the ticks is reported: three periods of five minutes. */
const LEAST_TICK_PERIOD = 300;

type Watched = Pick<StackConfig, 'ingestSchedule' | 'transformPace' | 'completenessTarget' | 'paused'>;

/**
 * The alarms of a stack. None treats missing data as breaching, since a new stack has none: where silence is the fault, the
 * alarm leaves OK for INSUFFICIENT_DATA, and that change is told.
 */
export function alarmSpecs(names: StackNames, config: Watched): AlarmSpec[] {
  const own = { namespace: METRIC_NAMESPACE, dimensions: { Stack: names.prefix } };
  const { ingestSchedule, transformPace, completenessTarget, paused } = config;
  const tickPeriod = Math.max(LEAST_TICK_PERIOD, ingestSchedule.seconds);
  const hours = watchedHours(transformPace.longestGapSeconds);
  return [
    {
      // Lambda reports 0 errors for each good run: the minimum is 0 as long as one tick of a period was good.
      ...alarm('ticks-stopped', `No tick was ingested for ${spoken(3 * tickPeriod)}: none came, or all failed`),
      namespace: 'AWS/Lambda',
      metricName: 'Errors',
      dimensions: { FunctionName: names.ingest.function },
      statistic: 'Minimum',
      period: tickPeriod,
      evaluationPeriods: 3,
      threshold: 1,
      comparisonOperator: 'GreaterThanOrEqualToThreshold',
      treatMissingData: 'missing',
      tellsMissingData: true,
      actionsEnabled: !paused,
    },
    {
      ...alarm('transform-stopped', `Transform has not run for ${spoken(hours * HOUR)}`),
      ...own,
      metricName: 'DaysTransformed',
      statistic: 'SampleCount',
      period: HOUR,
      evaluationPeriods: hours,
      threshold: 1,
      comparisonOperator: 'LessThanThreshold',
      treatMissingData: 'missing',
      tellsMissingData: true,
      actionsEnabled: !paused,
    },
    {
      // The state lasts until a run says otherwise, since there is no data between two runs.
      ...alarm('days-waiting', 'Days failed, or found no time, in the last run of transform'),
      ...own,
      metricName: 'DaysWaiting',
      statistic: 'Maximum',
      period: HOUR,
      evaluationPeriods: 1,
      threshold: 1,
      comparisonOperator: 'GreaterThanOrEqualToThreshold',
      treatMissingData: 'ignore',
      tellsMissingData: false,
      actionsEnabled: true,
    },
    {
      ...alarm('dead-letters-waiting', 'Ticks or runs of transform wait in the dead-letter queue'),
      namespace: 'AWS/SQS',
      metricName: 'ApproximateNumberOfMessagesVisible',
      dimensions: { QueueName: names.deadLetters },
      statistic: 'Maximum',
      period: 300,
      evaluationPeriods: 1,
      threshold: 1,
      comparisonOperator: 'GreaterThanOrEqualToThreshold',
      treatMissingData: 'notBreaching',
      tellsMissingData: false,
      actionsEnabled: true,
    },
    {
      ...alarm('incomplete', `A day of the last run was complete to less than ${completenessTarget}`),
      ...own,
      metricName: 'Completeness',
      statistic: 'Minimum',
      period: HOUR,
      evaluationPeriods: 1,
      threshold: completenessTarget,
      comparisonOperator: 'LessThanThreshold',
      treatMissingData: 'ignore',
      tellsMissingData: false,
      actionsEnabled: true,
    },
  ];
}

/** The name of an alarm, and its text with the paragraph that says what to do. */
function alarm(name: AlarmName, says: string) {
  return { name, description: `${says}. What to do: ${RUNBOOKS}#alarm-${name}` };
}

function spoken(seconds: number): string {
  const [value, unit] = seconds % HOUR === 0 ? [seconds / HOUR, 'hour'] : [seconds / 60, 'minute'];
  return `${value} ${unit}${value === 1 ? '' : 's'}`;
}
