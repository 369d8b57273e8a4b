/** How a figure of the day is shown, and whether drift watches it. */
export interface Figure {
  /** Its name where there is room, as a heading has it. */
  readonly title: string;
  /** Its name in tables over many days; only figures that have one are followed there. */
  readonly heading?: string;
  /** `count` is a whole number, `share` lies between 0 and 1, `number` is any other number. */
  readonly unit: 'count' | 'share' | 'number' | 'text';
  /** True where a value far from those of the days before counts as drift. */
  readonly watched?: boolean;
}

/** The figures of the day that a model gives. */
export interface Figures {
  /**
   * `columns`: each column of its one row is a figure, but for its key, which is `run_date`. `rows`: each row is a figure,
   * with its name in the column `figure` and its value in the column `value`.
   */
  readonly from: 'columns' | 'rows';
  /** Each figure by its name; a name that ends in a dot stands for all that begin with it, of which a day may lack some. */
  readonly named: Readonly<Record<string, Figure>>;
}

/** The figures that every record has, whatever the models are; a figure of a model that has the same name is shown by this entry. */
export const RECORD_FIGURES = {
  rows: { title: 'Rows', heading: 'rows', unit: 'count', watched: true },
  completeness: { title: 'Completeness', heading: 'complete', unit: 'share', watched: true },
} as const satisfies Readonly<Record<string, Figure>>;
