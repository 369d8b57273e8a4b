import { countOf } from './format.ts';

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;

/** A length of time, given in milliseconds, in the largest unit of which it has two: `49 hours`, `3 minutes`, `0 seconds`. */
export function formatSpan(ms: number): string {
  const [unit, length] = UNITS.find(([, each]) => ms >= 2 * each) ?? ['second', 1000];
  return countOf(Math.floor(ms / length), unit);
}
