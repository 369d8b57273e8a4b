import { showForeign } from '@quote-elt/runtime';
import { SourceShapeError } from '../errors.ts';
import { getJson } from '../http.ts';
import type { CreateSource, SourceAnswer } from '../ports.ts';
import { looseCandidate } from './loose-quote.ts';
import { readRecords } from './read-records.ts';
import { refuseNotices } from './refuse-notices.ts';
import { unwrap } from './unwrap.ts';

/** A source over HTTP whose answers are read loosely: where to ask for `count` quotes, and what to make sure of first. */
export interface LooseSource {
  readonly name: string;
  readonly baseUrl: string;
  path(count: number): string;
  /** Throws SourceError where an answer only looks like one. */
  inspect?(records: readonly unknown[]): void;
}

/** The factory of such a source. */
export function looseSource({ name, baseUrl: ownUrl, path, inspect }: LooseSource): CreateSource {
  return ({ baseUrl = ownUrl, timeoutMs }) => ({
    name,
    async fetch({ count, signal }): Promise<SourceAnswer> {
      return readLoosely(await getJson(new URL(path(count), baseUrl), { timeoutMs, signal }), count, inspect);
    },
  });
}

/** The quotes of an answer in any of the shapes that sources use; throws SourceError: a notice, another shape, no quote. */
export async function readLoosely(
  body: unknown,
  count: number,
  inspect?: LooseSource['inspect'],
): Promise<SourceAnswer> {
  const answer = unwrap(body);
  inspect?.(answer.records ?? []);
  refuseNotices(body, answer);
  if (answer.records === undefined) throw new SourceShapeError(`no quotes in the answer: ${showForeign(body)}`);
  return readRecords(answer.records, looseCandidate, count);
}
