import type { AlarmSpec } from '../src/components/alarms.ts';

/** One value of a metric; the instant in epoch milliseconds. */
export interface Datapoint {
  readonly at: number;
  readonly value: number;
}

type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

/** A change of state that somebody is told. */
export interface Notice {
  readonly at: number;
  readonly state: AlarmState;
}

/**
 * What an alarm tells between two instants, evaluated every `stepMs` as CloudWatch documents it: a new alarm has
 * INSUFFICIENT_DATA, the last `evaluationPeriods` periods must all breach, and missing ones count as the alarm says.
 * Actions are run on changes of state only. Back to OK is told too, and left out here.
 */
export function noticesOf(
  spec: AlarmSpec,
  points: readonly Datapoint[],
  from: number,
  until: number,
  stepMs: number,
): Notice[] {
  const sorted = [...points].sort((a, b) => a.at - b.at);
  const notices: Notice[] = [];
  let state: AlarmState = 'INSUFFICIENT_DATA';
  for (let at = from; at < until; at += stepMs) {
    const next = evaluate(spec, sorted, at, state);
    const told = next === 'ALARM' || (next === 'INSUFFICIENT_DATA' && spec.tellsMissingData);
    if (next !== state && told && spec.actionsEnabled) notices.push({ at, state: next });
    state = next;
  }
  return notices;
}

function evaluate(spec: AlarmSpec, sorted: readonly Datapoint[], at: number, state: AlarmState): AlarmState {
  const { evaluationPeriods, period, treatMissingData } = spec;
  const values = Array.from({ length: evaluationPeriods }, (_, i) => {
    const end = at - i * period * 1000;
    return statisticOf(spec, valuesWithin(sorted, end - period * 1000, end));
  });
  const known = values.filter((value) => value !== undefined);
  if (known.length === 0) {
    const ofMissing = { missing: 'INSUFFICIENT_DATA', ignore: state, notBreaching: 'OK' } as const;
    return ofMissing[treatMissingData];
  }
  const breaching = known.filter((value) => breaches(spec, value)).length;
  const needed = treatMissingData === 'notBreaching' ? evaluationPeriods : known.length;
  return breaching >= needed ? 'ALARM' : 'OK';
}

function statisticOf({ statistic }: AlarmSpec, values: readonly number[]): number | undefined {
  if (values.length === 0) return undefined;
  if (statistic === 'SampleCount') return values.length;
  return statistic === 'Minimum' ? Math.min(...values) : Math.max(...values);
}

function breaches({ comparisonOperator, threshold }: AlarmSpec, value: number): boolean {
  return comparisonOperator === 'LessThanThreshold' ? value < threshold : value >= threshold;
}

/** The values at or after `from` and before `until`. */
function valuesWithin(sorted: readonly Datapoint[], from: number, until: number): number[] {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.at ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  const values: number[] = [];
  for (let i = low; i < sorted.length; i++) {
    const point = sorted[i];
    if (point === undefined || point.at >= until) break;
    values.push(point.value);
  }
  return values;
}
