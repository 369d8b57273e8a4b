import { sampleRecord } from '@quote-elt/shared/testing';
import type { SourceAnswer } from '../src/ports/source.ts';

/** What a source gives that keeps no contract; the compiler knows nothing of it, as of any answer. */
export function given(answer: unknown): SourceAnswer {
  const holder: { answer: SourceAnswer } = { answer: { records: [], rejected: [] } };
  Reflect.set(holder, 'answer', answer);
  return holder.answer;
}

/** A record that lacks the first of its fields, or the first few, and the names of these. */
export function broken(fields = 1): { record: unknown; missing: string[] } {
  const entries = Object.entries(sampleRecord());
  return { record: Object.fromEntries(entries.slice(fields)), missing: entries.slice(0, fields).map(([name]) => name) };
}
