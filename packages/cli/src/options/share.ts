import { UsageError } from '../errors/usage-error.ts';

/** A part of a whole, from 0 to 1, as an option gives it; throws UsageError otherwise. */
export function share(option: string, given: string): number {
  const value = /^(?:\d+(?:\.\d+)?|\.\d+)$/.test(given) ? Number(given) : Number.NaN;
  if (value >= 0 && value <= 1) return value;
  throw new UsageError(`${option} ${given} is not a number from 0 to 1`, `give for example ${option} 0.1`);
}
