import { brokenChecks, type DevBuild } from './dev-build.ts';

/** A build as a line of JSON for programs. */
export function buildEvent(build: DevBuild): object {
  const { at, ms, saved, built, shown, checks, problem, notes } = build;
  return {
    at: at.toISOString(),
    ms: Math.round(ms),
    saved,
    built: built.map(({ name, rows }) => ({ name, rows })),
    shown: shown === undefined ? null : { name: shown.name, rows: shown.count, columns: shown.columns },
    checks: checks.length,
    broken: brokenChecks(build).map(({ name, severity, failures }) => ({ name, severity, failures })),
    notes,
    error: problem === undefined ? null : { code: problem.code, place: problem.place ?? null, lines: problem.lines },
  };
}
