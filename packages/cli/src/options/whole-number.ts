import { UsageError } from '../errors/usage-error.ts';

/** A whole number from `min` to `max`, as an option gives it; throws UsageError otherwise. */
export function wholeNumber(option: string, given: string, min: number, max: number): number {
  const value = /^\d+$/.test(given) ? Number(given) : Number.NaN;
  if (value >= min && value <= max) return value;
  throw new UsageError(
    `${option} ${given} is not a whole number from ${min} to ${max}`,
    `give for example ${option} ${min}`,
  );
}
