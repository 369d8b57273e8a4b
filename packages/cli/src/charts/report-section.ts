import type { Chart } from './chart.ts';

/** A cell of a table: numbers stand to the right. */
export type Cell = string | number;

/** A figure at the head of a report, behind the one of the given name. */
export interface ReportCard {
  readonly behind: 'rows' | 'completeness';
  readonly name: string;
  readonly value: string;
  /** A few words below the value. */
  readonly more: string;
}

/** A text of the day that is shown in full, with who said it. */
export interface ReportExcerpt {
  /** Its name for those who do not see the page. */
  readonly label: string;
  readonly note: string;
  readonly text: string;
  readonly by: string;
}

/** A section of a report: a chart, and a table of what it was drawn from. */
export interface ReportSection {
  readonly title: string;
  readonly note: string;
  readonly chart: Chart;
  readonly table: {
    readonly caption: string;
    readonly headings: readonly string[];
    readonly rows: readonly (readonly Cell[])[];
  };
}
