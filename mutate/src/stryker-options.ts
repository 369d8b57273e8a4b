import { join } from 'node:path';
import type { Stryker } from '@stryker-mutator/core';
import type { MutatedPackage } from './mutated-packages.ts';

export type StrykerOptions = ConstructorParameters<typeof Stryker>[0];

/** How a run of one package is asked for. */
export interface RunSettings {
  /** Only these files, from the package's folder; empty for all. */
  readonly files: readonly string[];
  readonly concurrency: number;
  /** Whether mutants keep their last result where neither they nor their tests changed. */
  readonly incremental: boolean;
  /** The folder of reports, from the root. */
  readonly folder: string;
}

/** What Stryker is told for one package; its working directory is the root. */
export function strykerOptions(one: MutatedPackage, settings: RunSettings): StrykerOptions {
  const { name, sources } = one;
  const wanted = settings.files.length === 0 ? sources : [...settings.files, ...sources.filter(isTakenOut)];
  return {
    plugins: [import.meta.resolve('@stryker-mutator/vitest-runner')],
    testRunner: 'vitest',
    vitest: { configFile: join('mutate', 'vitest.mutated.config.ts'), pool: 'threads', related: false },
    mutate: wanted.map((glob) => (isTakenOut(glob) ? `!packages/${name}/${glob.slice(1)}` : `packages/${name}/${glob}`)),
    coverageAnalysis: 'perTest',
    ignoreStatic: true,
    concurrency: settings.concurrency,
    timeoutMS: 20_000,
    incremental: settings.incremental,
    incrementalFile: join(settings.folder, `${name}.incremental.json`),
    reporters: ['progress-append-only', 'json', 'html'],
    jsonReporter: { fileName: join(settings.folder, `${name}.json`) },
    htmlReporter: { fileName: join(settings.folder, `${name}.html`) },
    tempDirName: '.mutate-sandbox',
    ignorePatterns: ['.elt', '.artefacts', '.mutate', '.turbo', 'dist', 'test-results'],
    allowConsoleColors: false,
    checkers: [],
    tsconfigFile: 'none.json',
  };
}

function isTakenOut(glob: string): boolean {
  return glob.startsWith('!');
}
