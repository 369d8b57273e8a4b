/** What differs between two releases: `breaking` takes something away from writers or readers, `additive` does not. */
export interface Differences {
  readonly breaking: readonly string[];
  readonly additive: readonly string[];
}

export const NO_DIFFERENCES: Differences = { breaking: [], additive: [] };

/** All differences of several comparisons. */
export function merge(parts: readonly Differences[]): Differences {
  return { breaking: parts.flatMap((part) => part.breaking), additive: parts.flatMap((part) => part.additive) };
}

/** One difference that takes something away. */
export function breaking(what: string): Differences {
  return { breaking: [what], additive: [] };
}

/** One difference that takes nothing away. */
export function additive(what: string): Differences {
  return { breaking: [], additive: [what] };
}

/** The same differences, each taken as one that takes something away. */
export function allBreaking({ breaking, additive }: Differences): Differences {
  return { breaking: [...breaking, ...additive], additive: [] };
}
