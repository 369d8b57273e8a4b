import { visible } from '@quote-elt/runtime';
import { z } from 'zod';

/** Longer texts are cut: a page has many cells, and a value may be of any size. */
const MAX_CELL = 300;

/** A value of a row as a cell shows it, on one line: what is not there as a dash, a list by its members, and what cannot be seen written out. */
export function cellText(value: unknown): string {
  const text = textOf(value);
  return visible(text.length > MAX_CELL ? `${text.slice(0, MAX_CELL)}…` : text);
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '—';
  if (Array.isArray(value)) return value.map(textOf).join(', ');
  const fields = Fields.safeParse(value).data;
  if (fields === undefined) return String(value);
  return Object.entries(fields)
    .map(([name, field]) => `${name} ${textOf(field)}`)
    .join(', ');
}

const Fields = z.record(z.string(), z.unknown());
