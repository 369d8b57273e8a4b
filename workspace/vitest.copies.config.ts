import { defineConfig } from 'vitest/config';
import { shared } from '../vitest.shared.ts';

/** The rename of a copy with all suites there; `turbo test:long` runs its short form. */
export default defineConfig({
  test: {
    ...shared.test,
    name: 'copies',
    env: { ...shared.test.env, COPIES: 'whole' },
    include: ['test/rename.long.test.ts'],
  },
});
