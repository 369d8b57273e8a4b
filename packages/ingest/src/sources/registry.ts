export { DEFAULT_BASE_URL } from './default-base-url.ts';

import type { CreateSource } from '../ports/source.ts';

/**
 * Every source by its name; what one needs is loaded when it is used for the first time.
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
export type SourceName = keyof typeof LOADERS;

/** Every source there is. */
export const SOURCE_NAMES = Object.keys(LOADERS) as [SourceName, ...SourceName[]];

/** What a deployed stack asks unless it is configured, in this order: a source is deployed once it is named here. */
export const DEFAULT_SOURCES: readonly SourceName[] = [
  'quotable',
  'dummyjson',
  'kurokeita',
  'realinspire',
  'quoteslate',
  'zenquotes',
];

/** How many records a stack or a folder asks for at each tick unless it says otherwise, 1 to 50. */
export const DEFAULT_RECORDS_PER_TICK = 1;

/** The source that people host themselves: it is asked at the base URL of the configuration. */
export const HOSTED_SOURCE: SourceName = 'quotable';

/** The factory of a source. */
export async function loadSource(name: SourceName): Promise<CreateSource> {
  return (await LOADERS[name]()).createSource;
}
