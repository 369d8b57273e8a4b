import type { EChartsCoreOption } from 'echarts/core';

/** A chart, in terms of the width it is drawn for: text on a phone is as large as on a desk. */
export interface Chart {
  /** What it shows, for those who do not see it. */
  readonly label: string;
  /** Height in pixels at a width. */
  readonly height: (width: number) => number;
  readonly option: (width: number) => EChartsCoreOption;
  /** What each mark says when it is pointed at: a list for each series, in the order of its data. Series that are silent have none. */
  readonly hints?: readonly (readonly string[])[];
}
