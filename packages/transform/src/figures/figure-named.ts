import { MODELS } from '../../models/manifest.ts';
import { type Figure, RECORD_FIGURES } from '../manifest/figure.ts';

const NAMED: ReadonlyMap<string, Figure> = new Map([
  ...Object.entries(RECORD_FIGURES),
  ...MODELS.flatMap(({ figures }) => Object.entries(figures?.named ?? {})),
]);

/** What is said of a figure in the manifest; undefined where nothing is. */
export function figureNamed(name: string): Figure | undefined {
  return NAMED.get(name) ?? NAMED.get(familyOf(name));
}

/** Whether a figure is one of many that begin alike, of which a day may lack some. */
export function isOfFamily(name: string): boolean {
  return !NAMED.has(name) && NAMED.has(familyOf(name));
}

/** What a name begins with, up to its first dot. */
function familyOf(name: string): string {
  return name.slice(0, name.indexOf('.') + 1);
}
