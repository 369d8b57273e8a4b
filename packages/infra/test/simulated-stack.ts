import { HEARTBEAT_AHEAD_MS, METRIC_NAMESPACE, METRICS, type MetricName, stackNames } from '@quote-elt/runtime';
import { type AlarmName, type AlarmSpec, alarmSpecs } from '../src/components/alarms.ts';
import { runsBetween } from '../src/config/pace.ts';
import type { StackConfig } from '../src/config/stack-config.ts';
import { type Datapoint, type Notice, noticesOf } from './cloudwatch.ts';

const DAY_MS = 86_400_000;
const NAMES = stackNames({ project: 'quote-elt', stack: 'dev', region: 'eu-west-1' });

/** What goes wrong in a simulated stack; instants in epoch milliseconds. */
interface Faults {
  /** From then on no tick comes. */
  readonly ticksStopAt?: number;
  /** From then on every tick fails. */
  readonly ticksFailFrom?: number;
  /** Ticks of this day (its first instant) fail, but for every tenth. */
  readonly incompleteDay?: number;
  /** From then on transform does not run. */
  readonly transformStopsAt?: number;
  /** This day (its first instant) fails at the first run that meets it, and is good at the next one. */
  readonly failingDay?: number;
  /** Days done by hand before the schedule comes to them. */
  readonly byHand?: readonly number[];
  /** When a message lies in the dead-letter queue. */
  readonly deadLetterAt?: number;
}

/** A simulated stack: made at `start`, watched until `until`. */
export interface Simulation {
  readonly config: StackConfig;
  readonly start: number;
  readonly until: number;
  /** How long after its time every other run of transform is done; the others take no time. */
  readonly lateMs?: number;
  readonly faults?: Faults;
}

/** What the alarms of a simulated stack tell, by their names; alarms that tell nothing are left out. */
export function simulate(simulation: Simulation): Partial<Record<AlarmName, readonly Notice[]>> {
  const { config, start, until } = simulation;
  const streams = streamsOf(simulation);
  const told = alarmSpecs(NAMES, config).map((spec) => {
    const points = streams.get(metricOf(spec)) ?? [];
    return [spec.name, noticesOf(spec, points, start, until, Math.min(spec.period * 250, 900_000))] as const;
  });
  return Object.fromEntries(told.filter(([, notices]) => notices.length > 0));
}

/** The one metric that an alarm watches. */
function metricOf({ namespace, metricName, dimensions }: AlarmSpec): string {
  return [namespace, metricName, ...Object.values(dimensions)].join(' ');
}

/** The metrics that the stack writes, by `metricOf`, as its functions and AWS write them. */
function streamsOf(simulation: Simulation): Map<string, Datapoint[]> {
  const own = (metric: MetricName) => `${METRIC_NAMESPACE} ${metric} ${NAMES.prefix}`;
  const { deadLetterAt } = simulation.faults ?? {};
  const days = new Map<number, { ticks: number; good: number }>();
  const streams = new Map<string, Datapoint[]>([
    [`AWS/Lambda Errors ${NAMES.ingest.function}`, ticksOf(simulation, days)],
    [
      `AWS/SQS ApproximateNumberOfMessagesVisible ${NAMES.deadLetters}`,
      deadLetterAt === undefined ? [] : [{ at: deadLetterAt, value: 1 }],
    ],
    ...METRICS.map((metric): [string, Datapoint[]] => [own(metric), []]),
  ]);
  const write = (metric: MetricName, at: number, value: number) => {
    streams.get(own(metric))?.push({ at, value });
  };
  runTransform(simulation, days, write);
  return streams;
}

/** Errors of ingest, one datapoint a tick; notes what each day got. */
function ticksOf(
  { config, start, until, faults = {} }: Simulation,
  days: Map<number, { ticks: number; good: number }>,
): Datapoint[] {
  const { ticksStopAt = until, ticksFailFrom = until, incompleteDay } = faults;
  const stop = Math.min(until, ticksStopAt);
  return [...runsBetween(config.ingestSchedule.expression, 'UTC', start, stop)].map((at) => {
    const slot = Math.floor((at - dayOf(at)) / 1000 / config.ingestSchedule.seconds);
    const failed = at >= ticksFailFrom || (dayOf(at) === incompleteDay && slot % 10 !== 9);
    const day = days.get(dayOf(at)) ?? { ticks: 86_400 / config.ingestSchedule.seconds, good: 0 };
    days.set(dayOf(at), { ...day, good: day.good + (failed ? 0 : 1) });
    return { at, value: failed ? 1 : 0 };
  });
}

/** The runs of transform, each as packages/transform does it: yesterday always, and days since the first that has rows. */
function runTransform(
  { config, start, until, lateMs = 60_000, faults = {} }: Simulation,
  days: ReadonlyMap<number, { ticks: number; good: number }>,
  write: (metric: MetricName, at: number, value: number) => void,
): void {
  const done = new Set<number>(faults.byHand ?? []);
  const stop = Math.min(until, faults.transformStopsAt ?? until);
  const first = Math.min(...days.keys());
  let failedOnce = false;
  let runs = 0;
  for (const due of runsBetween(config.transformSchedule, config.transformTimezone, start, stop)) {
    const at = due + (runs++ % 2) * lateMs;
    const [today, before] = [dayOf(due), [...done]];
    let transformed = 0;
    let waiting = 0;
    for (let day = Math.min(first, today - DAY_MS); day < today; day += DAY_MS) {
      if (done.has(day)) continue;
      if (day === faults.failingDay && !failedOnce) {
        failedOnce = true;
        waiting += 1;
        continue;
      }
      const { ticks, good } = days.get(day) ?? { ticks: 1, good: 0 };
      const isFirst = ![...done, ...before].some((other) => other < day && (days.get(other)?.good ?? 0) > 0);
      if (!isFirst) write('Completeness', at, Math.min(good / ticks, 1));
      done.add(day);
      transformed += 1;
    }
    write('DaysTransformed', at, transformed);
    write('DaysWaiting', at, waiting);
    write('DaysTransformed', at + HEARTBEAT_AHEAD_MS, 0);
  }
}

function dayOf(at: number): number {
  return Math.floor(at / DAY_MS) * DAY_MS;
}
