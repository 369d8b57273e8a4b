import { isDeepStrictEqual } from 'node:util';
import { additive, breaking, type Differences, merge, NO_DIFFERENCES } from './differences.ts';

/** Limits by the direction in which they loosen. */
export const LIMITS = {
  ...{ minimum: -1, exclusiveMinimum: -1, minLength: -1, minItems: -1, minProperties: -1 },
  ...{ maximum: 1, exclusiveMaximum: 1, maxLength: 1, maxItems: 1, maxProperties: 1 },
} as const;

/** How a limit differs, by the direction in which it loosens. */
export function compareLimit(before: unknown, after: unknown, looser: number, what: string): Differences {
  if (before === after) return NO_DIFFERENCES;
  if (after === undefined) return additive(`${what} is gone`);
  if (before === undefined) return breaking(`${what} is new`);
  return Math.sign(Number(after) - Number(before)) === looser
    ? additive(`${what} is looser`)
    : breaking(`${what} is tighter`);
}

/** How a list of the values that are accepted differs. */
export function compareEnum(
  before: readonly unknown[] | undefined,
  after: readonly unknown[] | undefined,
  path: string,
): Differences {
  if (before === undefined || after === undefined) {
    return before === after
      ? NO_DIFFERENCES
      : breaking(`${path}: ${before === undefined ? 'only some values are accepted' : 'other values are accepted'}`);
  }
  const gone = before.filter((value) => !after.some((other) => same(value, other)));
  const fresh = after.filter((value) => !before.some((other) => same(value, other)));
  return merge([
    ...gone.map((value) => breaking(`${path}: ${value} is no value now`)),
    ...fresh.map((value) => additive(`${path}: ${value} is a value now`)),
  ]);
}

/** Whether two parts of schemas say the same. */
export function same(before: unknown, after: unknown): boolean {
  return isDeepStrictEqual(before, after);
}
