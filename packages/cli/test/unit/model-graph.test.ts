import { INPUTS, MODELS, orderModels } from '@quote-elt/transform';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ArrowPiece, arrowPieces } from '../../src/charts/arrow-path.ts';
import { layoutModels, NODE_SIZE } from '../../src/charts/model-layout.ts';

/** Points of a piece of an arrow, by De Casteljau, as it is drawn. */
function pointsOf({ start, end, bend }: ArrowPiece): { x: number; y: number }[] {
  const curve = [start, { x: start.x, y: start.y + bend }, { x: end.x, y: end.y - bend }, end];
  return Array.from({ length: 21 }, (_, step) => {
    let points = curve;
    while (points.length > 1)
      points = points.slice(1).map((to, index) => {
        const from = points[index] ?? to;
        return { x: from.x + ((to.x - from.x) * step) / 20, y: from.y + ((to.y - from.y) * step) / 20 };
      });
    return points;
  }).flat();
}

/** Models of any graph: each reads inputs or models before it. */
const anyModels = fc
  .array(fc.uniqueArray(fc.nat(8), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 8 })
  .map((list) =>
    list.map((reads, place) => ({
      name: `model ${place}`,
      reads: [...new Set(reads.map((read) => (read < place ? `model ${read}` : `input ${read % 2}`)))],
    })),
  );

function crossings(models: Parameters<typeof layoutModels>[0], width: number): string[] {
  const { nodes, edges } = layoutModels(models, width);
  return edges.flatMap((edge) => {
    const points = arrowPieces(edge).flatMap(pointsOf);
    const others = nodes.filter(({ name }) => name !== edge.from.name && name !== edge.to.name);
    return others
      .filter(({ x, y }) =>
        points.some(
          (point) => Math.abs(point.x - x) < NODE_SIZE.width / 2 && Math.abs(point.y - y) < NODE_SIZE.height / 2,
        ),
      )
      .map(({ name }) => `${edge.from.name} to ${edge.to.name} over ${name}`);
  });
}

describe.each([312, 880])('the graph of the models at %i pixels', (width) => {
  const { nodes, edges } = layoutModels(orderModels(MODELS, INPUTS), width);

  test('holds every model and every input, within the width, none over another', () => {
    expect(nodes.map(({ name }) => name).sort()).toEqual([...MODELS.map(({ name }) => name), ...INPUTS].sort());
    expect(nodes.filter(({ x }) => x < NODE_SIZE.width / 2 || x > width - NODE_SIZE.width / 2)).toEqual([]);
    const over = nodes.filter((a) =>
      nodes.some((b) => a !== b && a.y === b.y && Math.abs(a.x - b.x) < NODE_SIZE.width),
    );
    expect(over).toEqual([]);
  });

  test('every arrow runs downwards', () => {
    expect(edges).toHaveLength(MODELS.flatMap(({ reads }) => reads).length);
    expect(edges.filter(({ from, to }) => from.y >= to.y)).toEqual([]);
  });

  test('no arrow lies behind a model that it neither leaves nor reaches', () => {
    expect(crossings(orderModels(MODELS, INPUTS), width)).toEqual([]);
  });
});

test('no arrow lies behind another model, whatever the models read', () => {
  fc.assert(
    fc.property(anyModels, fc.constantFrom(312, 1600), (models, width) => {
      expect(crossings(models, width)).toEqual([]);
    }),
  );
});
