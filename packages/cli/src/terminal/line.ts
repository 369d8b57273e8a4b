import { visible } from '@quote-elt/runtime';
import type { createColors } from 'picocolors';

type Style = 'bold' | 'dim' | 'green' | 'red' | 'yellow';

/** A part of a line that may be painted. */
export interface Painted {
  readonly text: string;
  readonly style: Style;
}

/** One line for a person or a program. A string is plain whatever it holds: only `Painted` brings colour. */
export type Line = string | readonly (string | Painted)[];

export const bold = (text: string): Painted => ({ text, style: 'bold' });
export const dim = (text: string): Painted => ({ text, style: 'dim' });
export const green = (text: string): Painted => ({ text, style: 'green' });
export const red = (text: string): Painted => ({ text, style: 'red' });
export const yellow = (text: string): Painted => ({ text, style: 'yellow' });

/** The bytes of a line without its newline: every text made visible, colours of ours where they are wanted. */
export function renderLine(line: Line, colors: Pick<ReturnType<typeof createColors>, Style>): string {
  const parts = typeof line === 'string' ? [line] : line;
  return parts
    .map((part) => (typeof part === 'string' ? visible(part) : colors[part.style](visible(part.text))))
    .join('');
}
