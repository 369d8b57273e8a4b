/**
 * Whether the tests on copies run all suites of a copy, as `COPIES=whole` asks for and `pnpm copies` does each week. Without
 * it they run in their short form: types, Biome, and the tests beside what was changed.
 */
export const WHOLE = process.env.COPIES === 'whole';

/** What Vitest is to run in a package of a copy: every test, or in the short form those whose paths have one of these parts. */
export function suitesOrBeside(...parts: readonly [string, ...string[]]): readonly string[] {
  return WHOLE ? [] : parts;
}
