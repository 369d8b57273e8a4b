import { writeSync } from 'node:fs';

/** What a whole process took; a process that loads this file before its own code writes it as the last line of stderr. */
export interface Usage {
  /** The largest resident memory, in MB. */
  readonly peak_mb: number;
  /** CPU time of all threads, user and system, in seconds. */
  readonly cpu_s: number;
}

const STDERR = 2;

process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const usage: Usage = { peak_mb: Math.round(maxRSS / 1024), cpu_s: (userCPUTime + systemCPUTime) / 1e6 };
  writeSync(STDERR, `\n${JSON.stringify(usage)}`);
});
