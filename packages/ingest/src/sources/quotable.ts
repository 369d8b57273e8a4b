import { showForeign } from '@quote-elt/runtime';
import { QuotableAnswer, QuotableQuote, quotableCandidate } from '@quote-elt/shared';
import { SourceShapeError } from '../errors.ts';
import { getJson } from '../http.ts';
import type { CreateSource, SourceAnswer } from '../ports.ts';
import { readRecords } from './read-records.ts';
import { refuseNotices } from './refuse-notices.ts';
import { unwrap } from './unwrap.ts';

/** Quotable, or a service like it: https://github.com/lukePeavey/quotable. The public one is down, but people host it themselves. */
export const createSource: CreateSource = ({ baseUrl = 'https://api.quotable.io', timeoutMs }) => ({
  name: 'quotable',
  fetch: async ({ count, signal }) =>
    parseQuotable(await getJson(quotableUrl(baseUrl, count), { timeoutMs, signal }), count),
});

/** The address that asks for `count` random quotes. */
export function quotableUrl(baseUrl: string, count: number): URL {
  return new URL(`${baseUrl.replace(/\/+$/, '')}/quotes/random?limit=${count}`);
}

/** The first `count` quotes of an answer; throws SourceError: a notice, no array, no quote. */
export async function parseQuotable(body: unknown, count: number): Promise<SourceAnswer> {
  refuseNotices(body, unwrap(body));
  const answer = QuotableAnswer.safeParse(body);
  if (!answer.success) throw new SourceShapeError(`not an array of quotes: ${showForeign(body)}`);
  return readRecords(answer.data, (record) => quotableCandidate(QuotableQuote.parse(record)), count);
}
