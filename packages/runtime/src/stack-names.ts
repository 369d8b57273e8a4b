/** Physical names of the tables of a deployed stack. */
export function stackTables(stack: string): { raw: string; runs: string } {
  return { raw: `quote-elt-${stack}-quotes_raw`, runs: `quote-elt-${stack}-quote_runs` };
}

/** The name of a deployed stack's queue of failed invocations. */
export function stackDeadLetterQueue(stack: string): string {
  return `quote-elt-${stack}-dead-letters`;
}
