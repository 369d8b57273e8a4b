import { Stryker } from '@stryker-mutator/core';
import { mutatedPackage } from './mutated-packages.ts';
import { RunSettings, strykerOptions } from './stryker-options.ts';

/** A process of its own for each package: Stryker prints on stdout, and its workers take the package's name from the environment. */
const { name, ...settings } = RunSettings.parse(JSON.parse(process.argv[2] ?? ''));
process.env.MUTATED_PACKAGE = name;
await new Stryker(strykerOptions(mutatedPackage(name), settings)).runMutationTest();
