import { defineConfig } from 'vitest/config';
import { shared } from '../vitest.shared.ts';

/** The contract suites on servers that `pnpm engines` starts and names. */
export default defineConfig({
  test: { ...shared.test, name: 'contracts', include: ['contract/**/*.test.ts'] },
});
