import type { CheckResult, Figures, RunRecord } from '@quote-elt/shared';
import { cutText } from './cut-text.ts';

/** Longest name, longest text of a figure and longest key of a file, in bytes of UTF-8. */
const MAX_NAME = 100;
const MAX_TEXT = 1500;
const MAX_KEY = 200;

/** Most entries of each kind: more than the manifest has, and so few that a record stays under 50 kB. */
const MAX_FIGURES = 40;
const MAX_TEXTS = 4;
const MAX_CHECKS = 80;
const MAX_DRIFT = 20;
const MAX_MARTS = 10;
const MAX_STEPS = 10;

/** The record so that it is small and can be stored whatever the day holds: texts are cut, of too many entries the first ones kept. */
export function boundRecord(record: RunRecord): RunRecord {
  return {
    ...record,
    figures: boundFigures(record.figures),
    checks: boundChecks(record.checks).map((check) => ({ ...check, name: cutText(check.name, MAX_NAME) })),
    drift: record.drift
      .filter(({ value, expected, score }) => [value, expected, score].every(isStorable))
      .slice(0, MAX_DRIFT)
      .map((finding) => ({ ...finding, metric: cutText(finding.metric, MAX_NAME) })),
    model_version: cutText(record.model_version, MAX_NAME),
    output_sha256: boundEntries(record.output_sha256, MAX_MARTS, (hash) => cutText(hash, MAX_NAME)),
    published: boundEntries(record.published, MAX_MARTS, (file) => ({ ...file, key: cutText(file.key, MAX_KEY) })),
    durations_ms: boundEntries(record.durations_ms, MAX_STEPS, (ms) => ms),
  };
}

/** Of too many checks those that did not pass come first: they say more. */
function boundChecks(checks: readonly CheckResult[]): readonly CheckResult[] {
  if (checks.length <= MAX_CHECKS) return checks;
  const passed = checks.filter(({ status }) => status === 'passed');
  const others = checks.filter(({ status }) => status !== 'passed');
  return [...others, ...passed].slice(0, MAX_CHECKS);
}

function boundFigures(figures: Figures): Figures {
  const texts = Object.entries(figures).filter(([, value]) => typeof value === 'string');
  const numbers = Object.entries(figures).filter(([, value]) => typeof value === 'number' && isStorable(value));
  const kept = [...texts.slice(0, MAX_TEXTS), ...numbers];
  return boundEntries(Object.fromEntries(kept), MAX_FIGURES, (value) =>
    typeof value === 'string' ? cutText(value, MAX_TEXT) : value,
  );
}

/** Whether DynamoDB holds a number: none that is infinite, above 1e126 or nearer to 0 than 1e-130. */
function isStorable(value: number): boolean {
  return value === 0 || (Math.abs(value) < 1e126 && Math.abs(value) > 1e-130);
}

function boundEntries<T, U>(entries: Readonly<Record<string, T>>, max: number, bound: (value: T) => U) {
  const kept = Object.entries(entries).slice(0, max);
  return Object.fromEntries(kept.map(([key, value]) => [cutText(key, MAX_NAME), bound(value)]));
}
