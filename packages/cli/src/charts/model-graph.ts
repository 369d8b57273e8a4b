import type { Model } from '@quote-elt/transform';
import type { CustomSeriesRenderItem } from 'echarts/types/dist/shared';
import type { Chart } from './chart.ts';
import { INK } from './ink.ts';
import { layoutModels, NODE_SIZE, ROW_HEIGHT } from './model-layout.ts';

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
            renderItem: drawArrow,
            data: edges.map(({ from, to }) => [from.x, from.y, to.x, to.y]),
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

/** Draws an arrow from the lower side of one node to the upper side of another. */
const drawArrow: CustomSeriesRenderItem = (_params, api) => {
  const at = (dimension: number) => Number(api.value(dimension));
  const from = { x: at(0), y: at(1) };
  const to = { x: at(2), y: at(3) };
  const shape = {
    x1: from.x,
    y1: from.y + NODE_SIZE.height / 2,
    x2: to.x,
    y2: to.y - NODE_SIZE.height / 2 - 5,
    cpx1: from.x,
    cpy1: from.y + ROW_HEIGHT * 0.6,
    cpx2: to.x,
    cpy2: to.y - ROW_HEIGHT * 0.7,
  };
  const head = [
    [to.x - 4, shape.y2 - 2],
    [to.x + 4, shape.y2 - 2],
    [to.x, shape.y2 + 5],
  ];
  return {
    type: 'group',
    children: [
      { type: 'bezierCurve', shape, style: { stroke: INK.muted, fill: 'none', lineWidth: 1.2 } },
      { type: 'polygon', shape: { points: head }, style: { fill: INK.muted } },
    ],
  };
};

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
