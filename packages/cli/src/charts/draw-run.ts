import type { CustomSeriesRenderItem } from 'echarts/types/dist/shared';

/** How a run is drawn. */
export interface RunStyle {
  readonly fill: string;
  /** Height of its row, in pixels. */
  readonly rowHeight: number;
  /** What is left free between two rows, in pixels. */
  readonly gap: number;
}

/** Draws a datum of `[from, to, row]` as a bar of its row. */
export function drawRun({ fill, rowHeight, gap }: RunStyle): CustomSeriesRenderItem {
  return (_params, api) => {
    const [left = 0, middle = 0] = api.coord([api.value(0), api.value(2)]);
    const [right = 0] = api.coord([api.value(1), api.value(2)]);
    const height = rowHeight - gap;
    // A single missing minute stays visible on the narrowest screen.
    const width = Math.max(right - left - 0.5, 2);
    return { type: 'rect', shape: { x: left, y: middle - height / 2, width, height }, style: { fill } };
  };
}
