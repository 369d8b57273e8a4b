import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { shared } from '../vitest.shared.ts';
import { mutatedPackage } from './src/mutated-packages.ts';
import { QuickestFirst } from './src/quickest-first.ts';

const { name, tests } = mutatedPackage(process.env.MUTATED_PACKAGE ?? '');

/** The tests that judge mutants of one package: in one realm, since a fresh one for each file costs more than the tests. */
export default defineConfig({
  test: {
    ...shared.test,
    name,
    root: join(import.meta.dirname, '..', 'packages', name),
    include: [...tests.include],
    exclude: [...tests.exclude],
    isolate: false,
    sequence: { sequencer: QuickestFirst },
    env: { ...shared.test.env, ANY_ANSWERS: '30' },
    setupFiles: [join(import.meta.dirname, 'src', 'fewer-runs.ts')],
    reporters: [],
  },
});
