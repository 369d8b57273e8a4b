import { defineConfig } from 'vitest/config';
import { shared } from '../../vitest.shared.ts';

/** The packed package in the tools of others, each in an empty project that npm fills: it takes minutes, and a network. */
export default defineConfig({
  test: {
    ...shared.test,
    name: 'consumers',
    include: ['test/consumers/*.consumer.ts'],
    globalSetup: 'test/packed/global-setup.ts',
    fileParallelism: false,
    testTimeout: 600_000,
    reporters: ['verbose'],
  },
});
