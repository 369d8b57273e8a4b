import { Stryker } from '@stryker-mutator/core';
import { mutatedPackage } from './mutated-packages.ts';
import { strykerOptions } from './stryker-options.ts';
const [name = '', ...files] = process.argv.slice(2);
process.env.MUTATED_PACKAGE = name;
const results = await new Stryker(strykerOptions(mutatedPackage(name), { files, concurrency: 2, incremental: true, folder: '.mutate' })).runMutationTest();
console.log(Object.groupBy(results, r => r.status));
