import { z } from 'zod';
import { SourceError } from '../ports/source-error.ts';
import { looseSource } from './loose-source.ts';

/** What ZenQuotes answers when it was asked too often: a quote by itself, at status 200 too. */
const RateLimit = z.object({ a: z.literal('zenquotes.io') });

/** It gives five answers in this time. */
const WINDOW_MS = 30_000;

/** ZenQuotes, https://zenquotes.io (attribution required): one quote, or fifty. */
export const createSource = looseSource({
  name: 'zenquotes',
  baseUrl: 'https://zenquotes.io',
  path: (count) => (count === 1 ? '/api/random' : '/api/quotes'),
  inspect: (records) => {
    if (records.some((record) => RateLimit.safeParse(record).success))
      throw new SourceError('source.rate_limited', 'the answer is a rate limit in the shape of a quote', {
        retryAfterMs: WINDOW_MS,
      });
  },
});
