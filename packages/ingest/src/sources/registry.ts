import type { CreateSource } from '../ports.ts';

/**
 * Every quote source by its name; what one needs is loaded when it is used for the first time.
 * How to add one: docs/sources.md#add-a-source
 */
const LOADERS = {
  quotable: () => import('./quotable.ts'),
  dummyjson: () => import('./dummyjson.ts'),
  kurokeita: () => import('./kurokeita.ts'),
  realinspire: () => import('./realinspire.ts'),
  quoteslate: () => import('./quoteslate.ts'),
  zenquotes: () => import('./zenquotes.ts'),
  embedded: () => import('./embedded.ts'),
} as const satisfies Record<string, () => Promise<{ createSource: CreateSource }>>;

/** The name of a source. */
export type QuoteSourceName = keyof typeof LOADERS;

/** Every source there is. */
export const QUOTE_SOURCE_NAMES = Object.keys(LOADERS) as [QuoteSourceName, ...QuoteSourceName[]];

/** What a deployed stack asks, in this order: the live ones. */
export const DEFAULT_QUOTE_SOURCES = QUOTE_SOURCE_NAMES.filter((name) => name !== 'embedded');

/** The factory of a source. */
export async function loadSource(name: QuoteSourceName): Promise<CreateSource> {
  return (await LOADERS[name]()).createSource;
}
