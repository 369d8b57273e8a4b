import { testsOf } from '../../vitest.shared.ts';

/** Many of these tests do a whole day, or start processes and wait: on a busy machine that takes longer than a unit does. */
export default testsOf({ name: 'cli', testTimeout: 90_000, maxWorkers: 2 });
