import { METRIC_NAMESPACE, type StackNames } from '@quote-elt/runtime';

type Metric = readonly (string | object)[];

/** The body of a stack's dashboard; fewer than fifty metrics, so that it is free. */
export function dashboardBody(names: StackNames, region: string, completenessTarget: number): string {
  const [ingest, transform] = [names.ingest.function, names.transform.function];
  const lambda = (metric: string, name: string): Metric => ['AWS/Lambda', metric, 'FunctionName', name];
  const own = (metric: string): Metric => [METRIC_NAMESPACE, metric, 'Stack', names.prefix];
  const widgets: { title: string; metrics: Metric[]; stat: string; period: number; line?: number }[] = [
    {
      title: 'Ingest: runs and errors',
      metrics: [lambda('Invocations', ingest), lambda('Errors', ingest)],
      stat: 'Sum',
      period: 300,
    },
    { title: 'Ingest: duration (ms)', metrics: [lambda('Duration', ingest)], stat: 'p95', period: 300 },
    { title: 'Rejected records', metrics: [own('RejectedRecords')], stat: 'Sum', period: 3600 },
    {
      title: 'Transform: runs and errors',
      metrics: [lambda('Invocations', transform), lambda('Errors', transform)],
      stat: 'Sum',
      period: 3600,
    },
    {
      title: 'Completeness',
      metrics: [own('Completeness')],
      stat: 'Minimum',
      period: 86_400,
      line: completenessTarget,
    },
    {
      title: 'Days transformed and waiting',
      metrics: [own('DaysTransformed'), [...own('DaysWaiting'), { stat: 'Maximum' }]],
      stat: 'Sum',
      period: 86_400,
    },
    {
      title: 'Dead letters waiting',
      metrics: [['AWS/SQS', 'ApproximateNumberOfMessagesVisible', 'QueueName', names.deadLetters]],
      stat: 'Maximum',
      period: 300,
    },
  ];
  return JSON.stringify({
    widgets: widgets.map(({ title, metrics, stat, period, line }, i) => ({
      type: 'metric',
      width: 8,
      height: 6,
      x: (i % 3) * 8,
      y: Math.floor(i / 3) * 6,
      properties: {
        title,
        metrics,
        stat,
        period,
        region,
        view: 'timeSeries',
        ...(line === undefined ? {} : { annotations: { horizontal: [{ label: 'target', value: line }] } }),
      },
    })),
  });
}
