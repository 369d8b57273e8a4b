import type { Model } from './model.ts';

/** A column that rows are published by. */
export interface OrderTerm {
  readonly column: string;
  readonly descending: boolean;
}

/**
 * The order in which a model's rows are published: the one it promises, then its key, which leaves no two rows equal.
 * Empty for a model without a key and a promise.
 */
export function publishedOrder({ order = [], key }: Pick<Model, 'order' | 'key'>): OrderTerm[] {
  const promised = order.map(({ column, descending = false }) => ({ column, descending }));
  const rest = key.filter((column) => promised.every((term) => term.column !== column));
  return [...promised, ...rest.map((column) => ({ column, descending: false }))];
}
