import { join } from 'node:path';

/** A layer that functions share. */
export type LayerName = 'common' | 'duckdb' | 's3';

/** Every function there is. */
export const FUNCTIONS = ['ingest', 'transform'] as const;
export type FunctionName = (typeof FUNCTIONS)[number];

/** The layers of a function besides its own archive; the client of S3 is for what publishes to a warehouse. */
export function layersOf(name: FunctionName, warehouse: boolean): readonly LayerName[] {
  if (name === 'ingest') return ['common'];
  return warehouse ? ['common', 'duckdb', 's3'] : ['common', 'duckdb'];
}

/** Every archive of a stack; transform has each layer that there is. */
export function uploadsOf(warehouse: boolean): readonly (FunctionName | LayerName)[] {
  return [...FUNCTIONS, ...layersOf('transform', warehouse)];
}

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
