import { InvalidArgumentError } from 'commander';

/** A whole number that an option gives; throws InvalidArgumentError. */
export function wholeNumber(given: string): number {
  if (!/^\d+$/.test(given)) throw new InvalidArgumentError('not a whole number');
  return Number(given);
}

/** A whole number from 1 on that an option gives; throws InvalidArgumentError. */
export function wholeNumberFromOne(given: string): number {
  const number = wholeNumber(given);
  if (number === 0) throw new InvalidArgumentError('not a whole number from 1 on');
  return number;
}

/** Whole numbers that an option gives, with commas between; throws InvalidArgumentError. */
export function wholeNumbers(given: string): number[] {
  return given.split(',').map(wholeNumber);
}
