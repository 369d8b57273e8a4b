/** What a measured process prints as its only line. */
export interface ChildReport {
  readonly rows: number;
  /** The largest resident memory, in MB. */
  readonly peak_mb: number;
  /** CPU time of all threads, user and system, in seconds. */
  readonly cpu_s: number;
  /** SHA-256 of each mart; empty for the floor. */
  readonly marts: Readonly<Record<string, string>>;
  /** Milliseconds of steps that are worth telling. */
  readonly steps_ms?: Readonly<Record<string, number>>;
}

/** Prints the report of this process. */
export function printReport(report: Omit<ChildReport, 'peak_mb' | 'cpu_s'>): void {
  const peak_mb = Math.round(process.resourceUsage().maxRSS / 1024);
  const { user, system } = process.cpuUsage();
  const cpu_s = (user + system) / 1e6;
  process.stdout.write(`${JSON.stringify({ ...report, peak_mb, cpu_s } satisfies ChildReport)}\n`);
}
