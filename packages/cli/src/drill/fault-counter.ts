/** Counts what was done to the pipeline, by kind. */
export interface FaultCounter {
  add(kind: string): void;
  counts(): Record<string, number>;
}

/** A counter at nothing. */
export function createFaultCounter(): FaultCounter {
  const counts = new Map<string, number>();
  return {
    add: (kind) => void counts.set(kind, (counts.get(kind) ?? 0) + 1),
    counts: () => Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}
