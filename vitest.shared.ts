import { defineConfig } from 'vitest/config';

/** The test settings of every package: pinned zone, no test without an assertion, and a report that `.ci/run` counts. */
export default defineConfig({
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
    reporters: ['default', ['json', { outputFile: 'test-results/vitest.json' }]],
  },
});
