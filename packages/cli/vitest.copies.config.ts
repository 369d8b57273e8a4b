import { mergeConfig } from 'vitest/config';
import shared from '../../vitest.shared.ts';

/** The tests on copies of the workspace with all suites of each copy; `turbo test` runs their short form. */
const config = mergeConfig(shared, { test: { name: 'copies', env: { COPIES: 'whole' } } });
config.test.include = ['test/copies/**/*.test.ts'];
config.test.reporters = ['default'];

export default config;
