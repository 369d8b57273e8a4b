import { showForeign } from '@quote-elt/runtime';
import { QuotableAnswer, QuotableQuote, quotableCandidate } from '@quote-elt/shared';
import { getJson } from '../http/get-json.ts';
import type { CreateSource, SourceAnswer } from '../ports/source.ts';
import { SourceError } from '../ports/source-error.ts';
import { readRecords } from '../reading/read-records.ts';
import type { RecordShape } from '../reading/record-shape.ts';
import { refuseNotices } from '../reading/refuse-notices.ts';
import { unwrap } from '../reading/unwrap.ts';
import { DEFAULT_BASE_URL } from './default-base-url.ts';
import { LOOSE_QUOTE } from './loose-quote.ts';

/** A quote in Quotable's own words; its notices look like those of other sources. */
const QUOTABLE: RecordShape = {
  ...LOOSE_QUOTE,
  candidateOf: (record) => quotableCandidate(QuotableQuote.parse(record)),
};

/** Quotable, or a service like it: https://github.com/lukePeavey/quotable. The public one is down, but people host it themselves. */
export const createSource: CreateSource = ({ baseUrl = DEFAULT_BASE_URL, timeoutMs }) => ({
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
  refuseNotices(body, unwrap(body, QUOTABLE), QUOTABLE);
  const answer = QuotableAnswer.safeParse(body);
  if (!answer.success) throw new SourceError('source.shape', `not an array of quotes: ${showForeign(body)}`);
  return readRecords(answer.data, QUOTABLE, count);
}
