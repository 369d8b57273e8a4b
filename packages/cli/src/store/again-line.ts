import type { CalendarDate } from '@quote-elt/shared';
import type { StoreOptions } from '../options/store-options.ts';
import { countOf } from '../terminal/format.ts';
import { eltCommand, transformWords } from './elt-command.ts';

/** The line that says which closed days rows were put into, and how they are transformed at once; none where there is no such day. */
export function againLine(days: readonly CalendarDate[], where: StoreOptions): string[] {
  const sorted = [...days].sort();
  const [from] = sorted;
  const to = sorted.at(-1);
  if (from === undefined || to === undefined) return [];
  const command = eltCommand(where, ...transformWords(from, to));
  return [`to be transformed: ${countOf(days.length, 'closed day')}; at once: ${command}`];
}
