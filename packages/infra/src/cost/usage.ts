import { METRICS } from '@quote-elt/runtime';
import { rateMinutes } from '../config/schedule.ts';
import { ASSUMPTIONS as A } from './assumptions.ts';
import { FREE_LIMITS, type FreeResource } from './free-limits.ts';
import type { RecordedResource } from './record-resources.ts';

/** One line of the table of cost: how much of what is free a month takes. */
export interface CostLine {
  readonly resource: FreeResource;
  readonly used: number;
  readonly limit: number;
  /** Part of the limit, 0 to 1 where all is free. */
  readonly share: number;
}

/** What a month of these resources takes of what is free; throws RangeError on a schedule it cannot count. */
export function monthlyCost(resources: readonly RecordedResource[]): CostLine[] {
  const used = monthlyUsage(resources);
  return Object.entries(FREE_LIMITS).map(([name, limit]) => {
    const resource = name as FreeResource;
    return { resource, used: used[resource], limit, share: used[resource] / limit };
  });
}

function monthlyUsage(resources: readonly RecordedResource[]): Record<FreeResource, number> {
  const of = (type: string) => resources.filter((resource) => resource.type === type).map(({ inputs }) => inputs);
  const sum = (type: string, key: string) => of(type).reduce((total, inputs) => total + Number(inputs[key]), 0);
  const runs = of('aws:scheduler/schedule:Schedule').map((schedule) => {
    const transforms = String(schedule.name).endsWith('-transform');
    const lambda = of('aws:lambda/function:Function').find(({ name }) => name === schedule.name);
    const scheduled = runsPerDay(String(schedule.scheduleExpression)) * A.days;
    const invoked = scheduled * (1 + 2 * A.retriedShare);
    const seconds = transforms ? A.transformSeconds : A.ingestSeconds;
    const quotes = transforms ? 0 : scheduled * quotesPerTick(lambda);
    return {
      scheduled,
      invoked,
      quotes,
      gbSeconds: (invoked * seconds * Number(lambda?.memorySize)) / 1024,
      logBytes: invoked * (transforms ? A.dayLogBytes : A.tickLogBytes),
    };
  });
  const total = (key: keyof (typeof runs)[number]) => runs.reduce((all, run) => all + run[key], 0);
  const stacks = of('aws:cloudwatch/dashboard:Dashboard').length;
  return {
    lambda_requests: total('invoked'),
    lambda_gb_seconds: total('gbSeconds'),
    read_units: sum('aws:dynamodb/table:Table', 'readCapacity'),
    write_units: sum('aws:dynamodb/table:Table', 'writeCapacity'),
    storage_gb: (total('quotes') * A.itemBytes * A.storageMonths) / 1e9,
    scheduler_invocations: total('scheduled'),
    custom_metrics: stacks * METRICS.length,
    alarms: of('aws:cloudwatch/metricAlarm:MetricAlarm').length,
    dashboards: stacks,
    log_gb: total('logBytes') / 1e9,
    sqs_requests: of('aws:sqs/queue:Queue').length * A.queueRequests + 2 * A.retriedShare * total('scheduled'),
  };
}

function quotesPerTick(lambda: Readonly<Record<string, unknown>> | undefined): number {
  const environment = Object(Object(lambda?.environment).variables);
  return Number(environment.ELT_QUOTES_PER_TICK);
}

/** How often a schedule runs in a day: a rate is counted, a cron is taken for once a day unless minute or hour repeat. */
function runsPerDay(expression: string): number {
  const minutes = rateMinutes(expression);
  if (minutes !== undefined) return 1440 / minutes;
  if (/^cron\(\d+ \d+ /.test(expression)) return 1;
  throw new RangeError(`cannot count the runs of ${expression}`);
}
