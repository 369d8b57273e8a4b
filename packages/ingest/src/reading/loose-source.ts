import { showForeign } from '@quote-elt/runtime';
import { getJson } from '../http/get-json.ts';
import type { CreateSource, SourceAnswer } from '../ports/source.ts';
import { SourceError } from '../ports/source-error.ts';
import { readRecords } from './read-records.ts';
import type { RecordShape } from './record-shape.ts';
import { refuseNotices } from './refuse-notices.ts';
import { unwrap } from './unwrap.ts';

/** A source over HTTP whose answers are read loosely: where to ask for `count` records, and what to make sure of first. */
export interface LooseSource {
  readonly name: string;
  readonly baseUrl: string;
  path(count: number): string;
  /** Throws SourceError where an answer only looks like one. */
  inspect?(records: readonly unknown[]): void;
}

/** The factory of a source whose records have this shape. */
export function looseSourceOf(shape: RecordShape, { name, baseUrl: ownUrl, path, inspect }: LooseSource): CreateSource {
  return ({ baseUrl = ownUrl, timeoutMs }) => ({
    name,
    async fetch({ count, signal }): Promise<SourceAnswer> {
      return readLooselyAs(shape, await getJson(new URL(path(count), baseUrl), { timeoutMs, signal }), count, inspect);
    },
  });
}

/** The records of an answer in any layout that sources use; throws SourceError: a notice, another layout, no record. */
export async function readLooselyAs(
  shape: RecordShape,
  body: unknown,
  count: number,
  inspect?: LooseSource['inspect'],
): Promise<SourceAnswer> {
  const answer = unwrap(body, shape);
  inspect?.(answer.records ?? []);
  refuseNotices(body, answer, shape);
  if (answer.records !== undefined) return readRecords(answer.records, shape, count);
  throw new SourceError('source.shape', `no records in the answer: ${showForeign(body)}`);
}
