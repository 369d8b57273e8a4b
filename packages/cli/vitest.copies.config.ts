import { defineConfig } from 'vitest/config';
import { shared } from '../../vitest.shared.ts';

/** The tests on copies of the workspace with all suites of each copy; `turbo test:long` runs their short form. */
export default defineConfig({
  test: {
    ...shared.test,
    name: 'copies',
    env: { ...shared.test.env, COPIES: 'whole' },
    include: ['test/copies/**/*.test.ts'],
  },
});
