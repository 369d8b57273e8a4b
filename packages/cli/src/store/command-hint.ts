import { asRecord, CodedError } from '@quote-elt/runtime';
import type { StoreOptions } from '../options/store-options.ts';
import { eltCommand, transformWords } from './elt-command.ts';
import { unreadableRemedy } from './kept-settings.ts';

/** What to do about an error of the pipeline by a command on the same tables, ready to be pasted; undefined where its own hint says all. */
export function commandHint(error: unknown, where: StoreOptions): string | undefined {
  if (!(error instanceof CodedError)) return undefined;
  const { code, details } = error;
  if (code === 'settings.unreadable') return unreadableRemedy(where);
  const dates = datesIn(details);
  const [from] = dates;
  const to = dates.at(-1);
  if (from === undefined || to === undefined) return undefined;
  if (code === 'day.not_recorded') return `transform it first: ${eltCommand(where, 'transform', '--date', from)}`;
  if (code === 'transform.failed')
    return `repair what it names, then ${eltCommand(where, ...transformWords(from, to))}`;
  return undefined;
}

/** The days that an error's details name, oldest first. */
function datesIn({ date, failures }: CodedError['details']): string[] {
  const named = Array.isArray(failures) ? failures.map((failure) => asRecord(failure)?.date) : [date];
  return named.filter((each) => typeof each === 'string').sort();
}
