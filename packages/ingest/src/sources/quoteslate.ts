import { looseSource } from './loose-source.ts';

/** QuoteSlate, https://quoteslate.vercel.app: one quote is an object, several are an array; its ids have been renumbered before. */
export const createSource = looseSource({
  name: 'quoteslate',
  baseUrl: 'https://quoteslate.vercel.app',
  path: (count) => `/api/quotes/random?count=${count}`,
});
