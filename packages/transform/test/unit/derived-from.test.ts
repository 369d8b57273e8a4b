import fc from 'fast-check';
import { expect, test } from 'vitest';
import { derivedFrom } from '../../src/manifest/derived-from.ts';
import type { Model } from '../../src/manifest/model.ts';

const model = (name: string, reads: readonly string[]): Model => ({
  name,
  layer: 'monitoring',
  materialise: 'table',
  reads,
  grain: 'row',
  key: [],
});

/** Models in an order in which each reads only what stands before it, and the first two read nothing of ours. */
const GRAPHS = fc
  .array(fc.array(fc.nat({ max: 20 }), { minLength: 1, maxLength: 3 }), { maxLength: 20 })
  .map((reads) => [
    model('other', ['raw']),
    model('root', ['raw']),
    ...reads.map((places, i) =>
      model(
        `m${i}`,
        places.map(
          (place) => ['other', 'root', ...reads.slice(0, i).map((_, at) => `m${at}`)][place % (i + 2)] ?? 'root',
        ),
      ),
    ),
  ]);

/** Every input that a model reaches without going through the root. */
function sourcesOf(name: string, models: readonly Model[]): Set<string> {
  if (name === 'root') return new Set(['root']);
  const found = models.find((each) => each.name === name);
  return new Set(found === undefined ? [name] : found.reads.flatMap((read) => [...sourcesOf(read, models)]));
}

test('a model is derived exactly when every way back from it ends at the root', () => {
  fc.assert(
    fc.property(GRAPHS, (models) => {
      const derived = derivedFrom('root', models).map(({ name }) => name);
      const expected = models
        .map(({ name }) => name)
        .filter((name) => name !== 'root' && [...sourcesOf(name, models)].every((source) => source === 'root'));
      expect(derived).toEqual(expected);
    }),
  );
});
