import { defineConfig } from 'vitest/config';
import { testsOf } from '../../vitest.shared.ts';

/** The package is packed once for the tests of what users install, all of which take long. */
export default defineConfig((env) =>
  testsOf({ name: 'shared', globalSetup: env.mode === 'quick' ? [] : ['test/packed/global-setup.ts'] })(env),
);
