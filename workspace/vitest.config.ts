import { configDefaults, mergeConfig } from 'vitest/config';
import shared from '../vitest.shared.ts';

/** All tests but that of a renamed copy, which installs it by npx and pnpm: `pnpm copies` and `vitest run` on the copies' config run it. */
export default mergeConfig(shared, {
  test: { name: 'workspace', exclude: [...configDefaults.exclude, 'test/rename.test.ts'] },
});
