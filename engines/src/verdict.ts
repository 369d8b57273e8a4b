/** Whether two engines agree on a view, a model or a suite, and how long each took. */
export interface Verdict {
  readonly name: string;
  readonly identical: boolean;
  /** How many rows were compared. */
  readonly rows: number;
  readonly duckdb_ms: number;
  readonly engine_ms: number;
  /** The first thing in which they differ. */
  readonly difference?: string;
}
