import { mergeConfig } from 'vitest/config';
import shared from '../vitest.shared.ts';

/** The rename of a copy with all suites there; `turbo test` runs its short form. */
const config = mergeConfig(shared, { test: { name: 'copies', env: { COPIES: 'whole' } } });
config.test.include = ['test/rename.test.ts'];
config.test.reporters = ['default'];

export default config;
