import type { RunRecord } from '@quote-elt/shared';
import { MODELS } from '../../models/manifest.ts';
import { type Figure, RECORD_FIGURES } from '../manifest/figure.ts';

/** A figure that is followed over many days. */
export interface FollowedFigure extends Required<Pick<Figure, 'title' | 'heading' | 'unit'>> {
  /** Its name, as drift has it too. */
  readonly name: string;
}

/** The figures that are followed over many days: those of every record, then those of the manifest that have a heading. */
export const FOLLOWED_FIGURES: readonly FollowedFigure[] = [
  RECORD_FIGURES,
  ...MODELS.map(({ figures }) => figures?.named ?? {}),
].flatMap((named: Readonly<Record<string, Figure>>) =>
  Object.entries(named).flatMap(([name, { title, heading, unit }]) =>
    heading === undefined ? [] : [{ name, title, heading, unit }],
  ),
);

/** The number that a recorded day has for a figure; undefined where it has none. */
export function figureOf(
  record: Pick<RunRecord, 'rows' | 'completeness' | 'figures'>,
  name: string,
): number | undefined {
  const { rows, completeness, figures } = record;
  const value = new Map(Object.entries({ ...figures, rows, completeness })).get(name);
  return typeof value === 'number' ? value : undefined;
}
