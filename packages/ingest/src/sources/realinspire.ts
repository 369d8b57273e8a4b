import { looseSource } from './loose-source.ts';

const MAX_COUNT = 20;

/** Real Inspire, https://api.realinspire.live: its quotes have no id. */
export const createSource = looseSource({
  name: 'realinspire',
  baseUrl: 'https://api.realinspire.live',
  path: (count) => `/v1/quotes/random?limit=${Math.min(count, MAX_COUNT)}`,
});
