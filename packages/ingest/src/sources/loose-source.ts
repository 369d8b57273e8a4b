import { getJson } from '../http.ts';
import type { CreateSource, SourceAnswer } from '../ports.ts';
import { looseCandidate, recordsIn } from './loose-quote.ts';
import { readRecords } from './read-records.ts';

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
      const records = recordsIn(await getJson(new URL(path(count), baseUrl), { timeoutMs, signal }));
      inspect?.(records);
      return readRecords(records.slice(0, count), looseCandidate);
    },
  });
}
