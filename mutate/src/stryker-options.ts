import { join } from 'node:path';
import type { Stryker } from '@stryker-mutator/core';
import * as z from 'zod';
import type { MutatedPackage } from './mutated-packages.ts';

export type StrykerOptions = ConstructorParameters<typeof Stryker>[0];

/** How the mutants of one package are judged. */
export const RunSettings = z.strictObject({
  name: z.string(),
  /** Only these files, as globs from the package's folder; empty for all. */
  files: z.array(z.string()),
  /** How many mutants are tried at a time. */
  concurrency: z.int().min(1),
  /** Whether a mutant keeps its last verdict where neither it nor its tests changed. */
  incremental: z.boolean(),
  /** Whether to judge also the mutants of code that runs while a module is loaded: each takes all of the tests. */
  whileLoading: z.boolean(),
});
export type RunSettings = z.infer<typeof RunSettings>;

/** Where reports are written, from the root; ignored by git. */
export const REPORTS = '.mutate';

/** What Stryker is told for one package; its working directory is the root. */
export function strykerOptions(one: MutatedPackage, settings: Omit<RunSettings, 'name'>): StrykerOptions {
  const { name, sources } = one;
  const { files, concurrency, incremental, whileLoading } = settings;
  const globs = files.length === 0 ? sources : [...files, ...sources.filter(takesOut)];
  return {
    plugins: [import.meta.resolve('@stryker-mutator/vitest-runner'), import.meta.resolve('./tell-survivors.ts')],
    testRunner: 'vitest',
    vitest: { configFile: join('mutate', 'vitest.mutated.config.ts'), pool: 'threads', related: whileLoading },
    mutate: globs.map((glob) => (takesOut(glob) ? `!packages/${name}/${glob.slice(1)}` : `packages/${name}/${glob}`)),
    coverageAnalysis: 'perTest',
    ignoreStatic: !whileLoading,
    concurrency,
    timeoutMS: 20_000,
    incremental,
    incrementalFile: join(REPORTS, `${name}.incremental.json`),
    reporters: ['progress-append-only', 'tell-survivors', 'json', 'html'],
    jsonReporter: { fileName: join(REPORTS, `${name}.json`) },
    htmlReporter: { fileName: join(REPORTS, `${name}.html`) },
    tempDirName: '.mutate-sandbox',
    ignorePatterns: ['.elt', '.artefacts', REPORTS, '.turbo', 'dist', 'test-results'],
    allowConsoleColors: false,
  };
}

function takesOut(glob: string): boolean {
  return glob.startsWith('!');
}
