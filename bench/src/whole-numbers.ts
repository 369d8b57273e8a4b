import { InvalidArgumentError } from 'commander';

/** A whole number that an option gives; throws InvalidArgumentError. */
export function wholeNumber(given: string): number {
  if (!/^\d+$/.test(given)) throw new InvalidArgumentError('not a whole number');
  return Number(given);
}

/** Whole numbers that an option gives, with commas between; throws InvalidArgumentError. */
export function wholeNumbers(given: string): number[] {
  return given.split(',').map(wholeNumber);
}
