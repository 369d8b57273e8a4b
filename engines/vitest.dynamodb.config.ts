import { defineConfig } from 'vitest/config';
import shared from '../vitest.shared.ts';

/** The contract suites on DynamoDB Local, which `pnpm engines` starts and names. */
export default defineConfig({
  test: { ...shared.test, name: 'dynamodb-local', include: ['contract/**/*.test.ts'], reporters: ['default'] },
});
