import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mermaidGraph } from '../../src/manifest/mermaid-graph.ts';
import type { Model } from '../../src/manifest/model.ts';
import { orderModels } from '../../src/manifest/order-models.ts';

function model(name: string, ...reads: string[]): Model {
  return { name, reads, layer: 'marts', partition: 'day', materialise: 'table', grain: 'row', key: [], checks: [] };
}

test('each model comes after all that it reads, whatever the order of the list', () => {
  const edges = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 30 });
  fc.assert(
    fc.property(edges, fc.infiniteStream(fc.nat()), (pairs, numbers) => {
      // Edges only from a higher number to a lower one: never a cycle.
      const reads = (n: number) => [
        ...new Set(pairs.flatMap(([a, b]) => (Math.max(a, b) === n && a !== b ? [`m${Math.min(a, b)}`] : []))),
      ];
      const models = Array.from({ length: 10 }, (_, n) => model(`m${n}`, 'input', ...reads(n)));
      const shuffled = models.map((each) => ({ each, at: numbers.next().value })).sort((a, b) => a.at - b.at);
      const ordered = orderModels(
        shuffled.map(({ each }) => each),
        ['input'],
      ).map(({ name }) => name);
      expect([...ordered].sort()).toEqual(models.map(({ name }) => name));
      for (const each of models) {
        for (const read of each.reads) {
          expect(read === 'input' || ordered.indexOf(read) < ordered.indexOf(each.name)).toBe(true);
        }
      }
    }),
  );
});

test.each([
  ['a cycle', [model('a', 'c'), model('b', 'a'), model('c', 'b')], 'a cycle: a > c > b > a'],
  ['a model that reads itself', [model('a', 'a')], 'a cycle: a > a'],
  ['a dependency that nothing provides', [model('a', 'b')], 'a reads b, which nothing provides'],
  ['a name given twice', [model('a'), model('a')], 'two models have the same name'],
])('%s is refused', (_name, models, message) => {
  expect(() => orderModels(models, [])).toThrow(expect.objectContaining({ code: 'models.graph', message }));
});

test('the graph is drawn with one arrow for each dependency', () => {
  expect(mermaidGraph([model('a', 'raw'), model('b', 'a', 'raw')]).split('\n')).toEqual([
    'flowchart LR',
    '  raw --> a',
    '  a --> b',
    '  raw --> b',
    '  classDef mart stroke-width:3px',
    '  class a,b mart',
  ]);
});
