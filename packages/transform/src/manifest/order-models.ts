import { CodedError } from '@quote-elt/runtime';
import type { Model } from './model.ts';

/** The models do not fit together (`models.graph`): a cycle, a name given twice, or a dependency that nothing provides. */
class ModelGraphError extends CodedError {
  constructor(message: string) {
    super('models.graph', message, { hint: 'correct the `reads` of the manifest' });
  }
}

/** The models, or views, in an order in which each comes after all that it reads; throws ModelGraphError. */
export function orderModels<T extends Pick<Model, 'name' | 'reads'>>(
  models: readonly T[],
  inputs: readonly string[],
): T[] {
  const byName = new Map(models.map((model) => [model.name, model]));
  if (byName.size !== models.length) throw new ModelGraphError('two models have the same name');
  const ordered = new Set<T>();
  const visit = (model: T, path: readonly string[]): void => {
    if (ordered.has(model)) return;
    if (path.includes(model.name)) throw new ModelGraphError(`a cycle: ${[...path, model.name].join(' > ')}`);
    for (const name of model.reads) {
      const read = byName.get(name);
      if (read !== undefined) visit(read, [...path, model.name]);
      else if (!inputs.includes(name)) throw new ModelGraphError(`${model.name} reads ${name}, which nothing provides`);
    }
    ordered.add(model);
  };
  for (const model of models) visit(model, []);
  return [...ordered];
}
