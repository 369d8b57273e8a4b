import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CalendarDate } from '@quote-elt/shared';
import { MARTS, objectKey } from '@quote-elt/transform';
import { createColors } from 'picocolors';
import { runCli } from '../src/run-cli.ts';
import { type Line, renderLine } from '../src/terminal/line.ts';
import type { Terminal } from '../src/terminal/terminal.ts';

export const NOW = new Date('2026-11-24T09:30:00Z');

/** What one command line did. */
export interface CliOutcome {
  readonly code: number;
  readonly out: string[];
  readonly err: string[];
}

interface EltOptions {
  readonly width?: number;
  /** Whether stdout is a terminal. */
  readonly watched?: boolean;
  readonly signal?: AbortSignal;
  readonly now?: Date;
  /** Told each line of stdout as it comes. */
  readonly onOut?: (line: string) => void;
}

/** Runs a command line in this process, as on a pipe of `width` columns. */
export async function elt(
  argv: readonly string[],
  {
    width = 100,
    watched = false,
    now = NOW,
    signal = new AbortController().signal,
    onOut = () => undefined,
  }: EltOptions = {},
): Promise<CliOutcome> {
  const { terminal, out, err } = capturedTerminal(width, onOut);
  const code = await runCli(argv, { terminal: { ...terminal, watched }, now: () => now, signal });
  return { code, out, err };
}

/** A terminal without colour that remembers its lines. */
export function capturedTerminal(
  width: number,
  onOut: (line: string) => void = () => undefined,
): { terminal: Terminal; out: string[]; err: string[] } {
  const plain = (line: Line) => renderLine(line, createColors(false));
  const out: string[] = [];
  const err: string[] = [];
  const terminal: Terminal = {
    out: (line) => {
      out.push(plain(line));
      onOut(plain(line));
    },
    err: (line) => void err.push(plain(line)),
    interactive: false,
    watched: false,
    width,
    errWidth: width,
  };
  return { terminal, out, err };
}

/** A new data folder and the way to remove it. */
export async function makeDataFolder(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'elt-test-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Gives `use` a new data folder and removes it. */
export async function withDataFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const { folder, remove } = await makeDataFolder();
  try {
    return await use(folder);
  } finally {
    await remove();
  }
}

/** Where the file of a mart's day is published under a data folder. */
export function publishedFile(folder: string, mart: string, date: string): string {
  const model = MARTS.find(({ name }) => name === mart);
  if (model === undefined) throw new RangeError(`${mart} is no mart`);
  return join(folder, 'warehouse', objectKey(model, CalendarDate.parse(date)));
}
