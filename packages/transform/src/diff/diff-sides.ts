import type { ModelSet } from '../models/model-set.ts';

/** A version of the models, and what people call it. */
export interface Version {
  readonly label: string;
  readonly models: ModelSet;
}

/** The two versions that are compared. */
export interface DiffSides {
  readonly before: Version;
  readonly after: Version;
}

/** A mart of either version: which has it, and the key by which its rows are paired, that of the newer one. */
export interface SharedMart {
  readonly name: string;
  readonly side: 'both' | 'before' | 'after';
  readonly key: readonly string[];
}

type Marts = Pick<ModelSet, 'models'>;

/** The marts of two versions, those of the newer one first. */
export function sharedMarts(before: Marts, after: Marts): SharedMart[] {
  const had = new Set(martsOf(before).map(({ name }) => name));
  const has = new Set(martsOf(after).map(({ name }) => name));
  return [
    ...martsOf(after).map(({ name, key }) => ({ name, key, side: sideOf(had.has(name)) })),
    ...martsOf(before).flatMap(({ name, key }) => (has.has(name) ? [] : [{ name, key, side: 'before' as const }])),
  ];
}

function martsOf({ models }: Marts) {
  return models.filter(({ layer }) => layer === 'marts');
}

function sideOf(had: boolean): 'both' | 'after' {
  return had ? 'both' : 'after';
}
