/** Severity of a log line, as Lambda's JSON logging names it. */
type LogLevel = 'DEBUG' | 'INFO' | 'WARN' | 'ERROR';

/** Writes one structured line. */
export type Log = (level: LogLevel, message: string, fields?: Readonly<Record<string, unknown>>) => void;

/** Takes one line of text without its newline. */
export type WriteLine = (line: string) => void;

/** A log of one JSON object a line, in the form Lambda's JSON logging passes through as it is. */
export function jsonLog(write: WriteLine, now: () => Date): Log {
  return (level, message, fields = {}) => {
    write(JSON.stringify({ timestamp: now().toISOString(), level, message, ...fields }, bigintAsNumber));
  };
}

function bigintAsNumber(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value;
}
