import type { LoopBuild } from '@quote-elt/transform';
import type { Note } from './notes.ts';
import type { Problem } from './problem.ts';

/** What a build of saved models came to. */
export interface DevBuild extends Omit<LoopBuild, 'error'> {
  /** The files that were saved since the build before; none of the first build. */
  readonly saved: readonly string[];
  readonly problem?: Problem;
  readonly notes: readonly Note[];
  readonly ms: number;
  readonly at: Date;
}

/** The checks of a build that some row breaks. */
export function brokenChecks({ checks }: Pick<DevBuild, 'checks'>): DevBuild['checks'] {
  return checks.filter(({ failures }) => failures > 0);
}
