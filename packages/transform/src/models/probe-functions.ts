import { TEXT_FUNCTIONS } from '../../models/manifest.ts';

/** Texts that tell one release of the functions from another, for the version of the models. */
const PROBES = ["Søren O'Neil Jr.", 'काम कम', '2023-04-13T23:30:00-05:00', '2023-04-13x', '\u00a0\u200b', '!?', '😀'];

/** The functions in one text: what of them is SQL, and what they make of a few texts of every kind. */
export function probeFunctions(functions = TEXT_FUNCTIONS): string {
  return JSON.stringify(functions.map(({ of, ...sql }) => [sql, PROBES.map(of)]));
}
