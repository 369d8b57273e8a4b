import { QuotableAnswer, QuotableQuote, quotableCandidate } from '@quote-elt/shared';
import { SourceShapeError } from '../errors.ts';
import { getJson } from '../http.ts';
import type { QuoteSource, SourceAnswer } from '../ports.ts';
import { readRecords } from './read-records.ts';

/** Quotable's `/quotes/random` at a base URL; `timeoutMs` bounds the whole request. */
export function quotableSource(baseUrl: string, timeoutMs: number): QuoteSource {
  return {
    name: 'quotable',
    fetch: async (count, signal) => parseQuotable(await getJson(quotableUrl(baseUrl, count), { timeoutMs, signal })),
  };
}

/** The address that asks for `count` random quotes. */
export function quotableUrl(baseUrl: string, count: number): URL {
  return new URL(`${baseUrl.replace(/\/+$/, '')}/quotes/random?limit=${count}`);
}

/** The quotes of an answer; throws SourceShapeError if it is no array and SourceEmptyError if it holds none. */
export function parseQuotable(body: unknown): SourceAnswer {
  const answer = QuotableAnswer.safeParse(body);
  if (!answer.success) throw new SourceShapeError(`not an array of quotes: ${JSON.stringify(body).slice(0, 200)}`);
  return readRecords(answer.data, (record) => quotableCandidate(QuotableQuote.parse(record)));
}
