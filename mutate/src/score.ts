import * as z from 'zod';

/** The parts of a report of Stryker that are counted: https://github.com/stryker-mutator/mutation-testing-elements */
export const MutationReport = z.object({
  files: z.record(
    z.string(),
    z.object({
      mutants: z.array(
        z.object({
          status: z.string(),
          mutatorName: z.string(),
          replacement: z.string().default(''),
          location: z.object({ start: z.object({ line: z.int() }) }),
        }),
      ),
    }),
  ),
});
export type MutationReport = z.infer<typeof MutationReport>;

/** What became of the mutants of one package. */
export interface Score {
  readonly name: string;
  /** Those that were judged. */
  readonly mutants: number;
  readonly killed: number;
  readonly survived: number;
  /** Those whose run did not end, which a person who runs the tests notices too. */
  readonly timed_out: number;
  /** Those in code that no test runs. */
  readonly no_coverage: number;
  /** Those that are left out: declared as equivalent, or applied while a module is loaded. */
  readonly ignored: number;
  /** Killed and timed out, of those judged: per cent, cut off after one digit; 100 where none was judged. */
  readonly score: number;
  readonly survivors: readonly Survivor[];
}

/** A mutant that no test noticed. */
interface Survivor {
  /** Path and line, as an editor opens them. */
  readonly at: string;
  readonly mutator: string;
  readonly replacement: string;
}

/** Counts the mutants in the report of a package. */
export function scoreOf(name: string, { files }: MutationReport): Score {
  const mutants = Object.entries(files).flatMap(([path, file]) => file.mutants.map((mutant) => ({ path, ...mutant })));
  const count = (status: string) => mutants.filter((mutant) => mutant.status === status).length;
  const [killed, timed_out] = [count('Killed'), count('Timeout')];
  const [survived, no_coverage] = [count('Survived'), count('NoCoverage')];
  const judged = killed + timed_out + survived + no_coverage;
  return {
    name,
    mutants: judged,
    killed,
    survived,
    timed_out,
    no_coverage,
    ignored: count('Ignored'),
    score: judged === 0 ? 100 : Math.floor((1000 * (killed + timed_out)) / judged) / 10,
    survivors: mutants
      .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
      .map(({ path, location, mutatorName, replacement }) => ({
        at: `${path}:${location.start.line}`,
        mutator: mutatorName,
        replacement,
      })),
  };
}
