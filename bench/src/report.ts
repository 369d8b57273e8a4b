/** What a measured process prints as its only line. */
export interface ChildReport {
  readonly rows: number;
  /** The largest resident memory, in MB. */
  readonly peak_mb: number;
  /** SHA-256 of each mart; empty for the floor. */
  readonly marts: Readonly<Record<string, string>>;
  /** Milliseconds of steps that are worth telling. */
  readonly steps_ms?: Readonly<Record<string, number>>;
}

/** Prints the report of this process. */
export function printReport(report: Omit<ChildReport, 'peak_mb'>): void {
  const peak_mb = Math.round(process.resourceUsage().maxRSS / 1024);
  process.stdout.write(`${JSON.stringify({ ...report, peak_mb } satisfies ChildReport)}\n`);
}
