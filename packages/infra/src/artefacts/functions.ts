import { join } from 'node:path';

/** A layer that functions share. */
export type LayerName = 'common' | 'duckdb';

/** The functions, and the layers of each besides its own archive. */
export const FUNCTION_LAYERS = {
  ingest: ['common'],
  transform: ['common', 'duckdb'],
} as const satisfies Record<string, readonly LayerName[]>;

export type FunctionName = keyof typeof FUNCTION_LAYERS;

/** Every function there is. */
export const FUNCTIONS = Object.keys(FUNCTION_LAYERS) as readonly FunctionName[];

/** Where a layer's packages lie; Lambda unpacks it under /opt. */
export const MODULES = join('nodejs', 'node_modules');

/** Where a function's bundle lies in its archive, without its extension; two folders deep, so that `models` is found beside them. */
export function bundleOf(name: FunctionName): string {
  return `dist/${name}/lambda`;
}

/** A function's handler, as Lambda is told. */
export function handlerOf(name: FunctionName): string {
  return `${bundleOf(name)}.handler`;
}
