import type { ViteUserConfig, ViteUserConfigFnObject } from 'vitest/config';

/** Tests that take long bear it in their names, so that `turbo test` ends within two minutes; `turbo test:long` runs them. */
const LONG = 'test/**/*.long.test.ts';

/**
 * The tests that one run takes: all of a package, or only those that are quick, or only those that take long. The quick ones share one
 * realm, since loading modules again for each file costs more than its tests.
 */
const TAKEN: Readonly<Record<string, ViteUserConfig['test']>> = {
  quick: { exclude: [LONG], isolate: false },
  // On a busy machine a whole day takes minutes.
  long: { include: [LONG], testTimeout: 180_000 },
};

/** The test settings of every package: pinned zone, no test without an assertion. */
export const shared = {
  test: {
    include: ['test/**/*.test.ts'],
    env: {
      TZ: 'UTC',
      NO_COLOR: '1',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_REGION: 'eu-west-1',
    },
    expect: { requireAssertions: true },
    allowOnly: false,
    restoreMocks: true,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
} satisfies ViteUserConfig;

/** The settings of one package, where Vitest's mode says which tests are taken, with a report of each mode that `.ci/run` counts. */
export function testsOf(own: ViteUserConfig['test']): ViteUserConfigFnObject {
  return ({ mode }) => ({
    test: {
      ...shared.test,
      ...own,
      ...TAKEN[mode],
      reporters: ['default', ['json', { outputFile: `test-results/${mode}.json` }]],
    },
  });
}
