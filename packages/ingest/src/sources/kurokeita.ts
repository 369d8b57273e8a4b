import { looseSource } from './loose-source.ts';

/** Other limits are refused. */
const LIMITS = [10, 25, 50, 100] as const;

/** Kurokeita's Quotable, https://api.quotable.kurokeita.dev: one quote without a limit, else the next limit that it knows. */
export const createSource = looseSource({
  name: 'kurokeita',
  baseUrl: 'https://api.quotable.kurokeita.dev',
  path: (count) => `/api/quotes/random${count === 1 ? '' : `?limit=${LIMITS.find((limit) => limit >= count)}`}`,
});
