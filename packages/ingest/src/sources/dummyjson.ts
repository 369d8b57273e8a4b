import { looseSource } from './loose-source.ts';

const MAX_COUNT = 10;

/** DummyJSON, https://dummyjson.com/docs/quotes: more than ten quotes at once, or a slash at the end, give none. */
export const createSource = looseSource({
  name: 'dummyjson',
  baseUrl: 'https://dummyjson.com',
  path: (count) => `/quotes/random/${Math.min(count, MAX_COUNT)}`,
});
