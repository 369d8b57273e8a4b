import { constants } from 'node:os';
import { CodedError, machineErrorOf, messageOf } from '@quote-elt/runtime';
import { excerptOf } from './excerpt-of.ts';
import { InterruptedError } from './interrupted-error.ts';

/** Codes, or their first part, of errors that the caller's arguments, environment or choice of folder caused. */
const CALLERS_FAULT = [
  'usage',
  'config',
  'data',
  'folder',
  'port',
  'event',
  'sql',
  'stack',
  'settings',
  'models',
  'base',
  'input',
];

/** A message longer than this is cut: what is quoted in it may be of any size. */
const MAX_MESSAGE = 2000;

/** The exit code for an error: 2 wrong usage or configuration, above 128 stopped by a signal, 1 anything else. */
export function exitCodeOf(error: unknown): number {
  const known = knownError(error);
  if (known instanceof InterruptedError) return 128 + constants.signals[known.signal];
  if (!(known instanceof CodedError)) return 1;
  return CALLERS_FAULT.includes(known.code.split('.')[0] ?? '') ? 2 : 1;
}

/** What is shown of an error: a line saying what happened, its excerpt, a line saying what to do (`todo` instead of its own hint), and with `debug` where it came from. */
export function describeError(error: unknown, debug: boolean, todo?: string): string[] {
  const known = knownError(error);
  const [code, hint] =
    known instanceof CodedError
      ? [known.code, known.hint ?? 'run again with --debug for the details']
      : ['internal', 'this is a mistake of elt itself; run again with --debug for the details'];
  const message = messageOf(known);
  return [
    `error[${code}]: ${bounded(message)}`,
    ...excerptOf(known).map((line) => `  ${bounded(line)}`.trimEnd()),
    `  ${known === error ? (todo ?? hint) : hint}`,
    ...(debug ? traceOf(known) : []),
  ];
}

function bounded(text: string): string {
  return text.length > MAX_MESSAGE ? `${text.slice(0, MAX_MESSAGE)}…` : text;
}

/** The fault of the machine that an error stands for, or the error itself. A full disk is shown as such, whatever it broke. */
function knownError(error: unknown): unknown {
  const fault = machineErrorOf(error);
  return fault !== undefined && (fault.code === 'disk.full' || !(error instanceof CodedError)) ? fault : error;
}

/** The names and stacks of an error and its causes; messages stand on one line, since others may have written them. */
function traceOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [`${error.name}: ${error.message}`, ...frames, ...traceOf(error.cause)];
}
