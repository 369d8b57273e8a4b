/** A package whose sources are mutated. */
export interface MutatedPackage {
  readonly name: string;
  /** Files that are mutated, from the package's folder; `!` takes some out. */
  readonly sources: readonly string[];
  /** The tests that judge its mutants, from the package's folder. */
  readonly tests: { readonly include: readonly string[]; readonly exclude: readonly string[] };
  /** The least score, in per cent, with which a run ends well. */
  readonly least: number;
}

/** Lists of exports have no behaviour that a test could notice. */
const LISTS = '!src/**/index.ts';

/**
 * The packages that are mutated, quickest first.
 * Left out are tests that start processes, since a mutant is switched on in the test's own process only, tests of scripts, and what takes
 * most of the time: tests that wait for real time-outs, and properties of whole days.
 */
export const MUTATED_PACKAGES: readonly MutatedPackage[] = [
  {
    name: 'shared',
    sources: ['src/**/*.ts', LISTS, '!src/samples/**', '!src/record/examples.ts'],
    tests: {
      include: ['test/{unit,contract,record}/**/*.test.ts'],
      exclude: ['test/**/*.long.test.ts', 'test/unit/{compare-schemas*,imports}.test.ts'],
    },
    least: 90,
  },
  {
    name: 'ingest',
    sources: ['src/**/*.ts', LISTS, '!src/lambda.ts'],
    tests: {
      include: ['test/**/*.test.ts'],
      exclude: [
        'test/{unit,sources}/*loaded-late.test.ts',
        'test/integration/requests-end.long.test.ts',
        'test/sources/capacity.long.test.ts',
      ],
    },
    least: 85,
  },
  {
    name: 'transform',
    sources: ['src/**/*.ts', LISTS, '!src/lambda.ts'],
    tests: {
      include: ['test/**/*.test.ts'],
      exclude: [
        'test/integration/{requests-end,capacity}.long.test.ts',
        'test/integration/load-batches.test.ts',
        'test/{integration,models}/*.property*.test.ts',
        'test/models/history/*.long.test.ts',
      ],
    },
    least: 85,
  },
];

/** The package of that name. Throws a RangeError when it is not mutated. */
export function mutatedPackage(name: string): MutatedPackage {
  const found = MUTATED_PACKAGES.find((each) => each.name === name);
  if (found === undefined) throw new RangeError(`not mutated: ${name}`);
  return found;
}
