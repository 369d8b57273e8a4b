import { QuotableAnswer, QuotableQuote, quotableCandidate } from '@quote-elt/shared';
import { SourceShapeError } from '../errors.ts';
import { getJson } from '../http.ts';
import type { CreateSource, SourceAnswer } from '../ports.ts';
import { readRecords } from './read-records.ts';

/** Quotable, or a service like it: https://github.com/lukePeavey/quotable. The public one is down, but people host it themselves. */
export const createSource: CreateSource = ({ baseUrl = 'https://api.quotable.io', timeoutMs }) => ({
  name: 'quotable',
  fetch: async ({ count, signal }) => parseQuotable(await getJson(quotableUrl(baseUrl, count), { timeoutMs, signal })),
});

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
