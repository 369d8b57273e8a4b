import { type Arrow, NODE_SIZE, ROW_HEIGHT } from './model-layout.ts';

/** Room for the head of an arrow above the box that it points to, in pixels. */
export const HEAD_HEIGHT = 7;

/** A point of a drawing, in pixels. */
interface Point {
  readonly x: number;
  readonly y: number;
}

/** A piece of an arrow: a curve between two lines of models, whose bends are as far from its ends as `bend`, or upright within one. */
export interface ArrowPiece {
  readonly start: Point;
  readonly end: Point;
  readonly bend: number;
}

/** The pieces of an arrow from the lower side of a box to the head above another one. It bends between lines and is upright within them, so it crosses no box. */
export function arrowPieces({ from, lanes, to }: Arrow): ArrowPiece[] {
  const half = NODE_SIZE.height / 2;
  const passes = lanes.flatMap(({ x, y }) => [
    { x, y: y - half },
    { x, y: y + half },
  ]);
  const points = [{ x: from.x, y: from.y + half }, ...passes, { x: to.x, y: to.y - half - HEAD_HEIGHT }];
  return points.slice(1).map((end, index) => {
    const start = points[index] ?? end;
    return { start, end, bend: start.x === end.x ? 0 : (ROW_HEIGHT - NODE_SIZE.height) * 0.45 };
  });
}
