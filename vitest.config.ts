import { defineConfig } from 'vitest/config';

/** `pnpm vitest` at the root watches every package at once; `turbo test` runs them one by one, cached. */
export default defineConfig({ test: { projects: ['packages/*', 'bench', 'engines', 'mutate', 'workspace'] } });
