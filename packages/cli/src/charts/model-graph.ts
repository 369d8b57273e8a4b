import type { Model } from '@quote-elt/transform';
import type { CustomSeriesRenderItem } from 'echarts/types/dist/shared';
import { arrowPieces, HEAD_HEIGHT } from './arrow-path.ts';
import type { Chart } from './chart.ts';
import { INK } from './ink.ts';
import { type Arrow, layoutModels, NODE_SIZE, ROW_HEIGHT } from './model-layout.ts';

/** Draws the models, each below what it reads; arrows point from what is read to what reads it. */
export function modelGraph(models: readonly Model[]): Chart {
  const reading = models.map(({ name, reads }) => `${name} reads ${reads.join(', ')}`);
  return {
    label: `Graph of the models: ${reading.join('; ')}`,
    height: (width) => layoutModels(models, width).rows * ROW_HEIGHT,
    option: (width) => {
      const { nodes, edges, rows } = layoutModels(models, width);
      return {
        grid: { left: 0, right: 0, top: 0, bottom: 0 },
        xAxis: { type: 'value', show: false, min: 0, max: width },
        yAxis: { type: 'value', show: false, min: 0, max: rows * ROW_HEIGHT, inverse: true },
        series: [
          {
            type: 'custom',
            silent: true,
            renderItem: drawArrow(edges),
            data: edges.map(({ from }) => [from.x, from.y]),
            encode: { x: 0, y: 1 },
            z: 1,
          },
          {
            type: 'custom',
            silent: true,
            renderItem: drawNode(nodes.map(({ name }) => name)),
            data: nodes.map(({ x, y }) => [x, y]),
            z: 2,
          },
        ],
      };
    },
  };
}

/** Draws an arrow, piece by piece, and its head. */
function drawArrow(edges: readonly Arrow[]): CustomSeriesRenderItem {
  return ({ dataIndex }) => {
    const arrow = edges[dataIndex];
    if (arrow === undefined) return;
    const { x } = arrow.to;
    const top = arrow.to.y - NODE_SIZE.height / 2;
    const head = [
      [x - 4, top - HEAD_HEIGHT],
      [x + 4, top - HEAD_HEIGHT],
      [x, top],
    ];
    const curves = arrowPieces(arrow).map(({ start, end, bend }) => ({
      type: 'bezierCurve' as const,
      shape: {
        x1: start.x,
        y1: start.y,
        x2: end.x,
        y2: end.y,
        cpx1: start.x,
        cpy1: start.y + bend,
        cpx2: end.x,
        cpy2: end.y - bend,
      },
      style: { stroke: INK.muted, fill: 'none', lineWidth: 1.2 },
    }));
    return {
      type: 'group',
      children: [...curves, { type: 'polygon' as const, shape: { points: head }, style: { fill: INK.muted } }],
    };
  };
}

function drawNode(names: readonly string[]): CustomSeriesRenderItem {
  return ({ dataIndex }, api) => {
    const { width, height } = NODE_SIZE;
    const [x, y] = [Number(api.value(0)), Number(api.value(1))];
    return {
      type: 'rect',
      shape: { x: x - width / 2, y: y - height / 2, width, height, r: 5 },
      style: { fill: INK.faint, stroke: INK.accent },
      textContent: { type: 'text', style: { text: names[dataIndex] ?? '', fill: INK.text, fontSize: 12 } },
      textConfig: { position: 'inside' },
    };
  };
}
