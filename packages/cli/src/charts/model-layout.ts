import type { Model } from '@quote-elt/transform';

/** Height of a line of models, in pixels. */
export const ROW_HEIGHT = 64;

/** Size of a model's box, in pixels. */
export const NODE_SIZE = { width: 126, height: 28 } as const;

/** Below this width two models stand beside each other, above it as many as there are. */
const NARROW = 500;

/** Where a model, or an input of models, stands: its middle, in pixels. */
export interface Placed {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

/** The places of models and what they read, in lines from top to bottom, for a width in pixels; each stands below all it reads. */
export function layoutModels(
  models: readonly Pick<Model, 'name' | 'reads'>[],
  width: number,
): { rows: number; nodes: Placed[]; edges: { from: Placed; to: Placed }[] } {
  const lines = linesOf(models).flatMap((line) => (width < NARROW ? chunks(line, 2) : [line]));
  const readsOf = new Map(models.map(({ name, reads }) => [name, reads]));
  const places = new Map<string, Placed>();
  for (const [index, line] of lines.entries()) {
    const above = (name: string) => {
      const xs = (readsOf.get(name) ?? []).flatMap((input) => places.get(input)?.x ?? []);
      return xs.length === 0 ? width / 2 : xs.reduce((sum, x) => sum + x, 0) / xs.length;
    };
    // Each model stands as near as possible to what it reads, so that arrows seldom cross.
    const ordered = [...line].sort((a, b) => above(a) - above(b));
    const gap = width / ordered.length;
    const y = (index + 0.5) * ROW_HEIGHT;
    for (const [place, name] of ordered.entries()) places.set(name, { name, x: (place + 0.5) * gap, y });
  }
  const edges = models.flatMap(({ name, reads }) =>
    reads.flatMap((input) => {
      const [from, to] = [places.get(input), places.get(name)];
      return from === undefined || to === undefined ? [] : [{ from, to }];
    }),
  );
  return { rows: lines.length, nodes: [...places.values()], edges };
}

/** The names by the length of the longest way to them: what only reads inputs comes after the inputs. */
function linesOf(models: readonly Pick<Model, 'name' | 'reads'>[]): string[][] {
  const depths = new Map<string, number>();
  for (const { name, reads } of models) {
    for (const input of reads) if (!depths.has(input)) depths.set(input, 0);
    depths.set(name, 1 + Math.max(...reads.map((input) => depths.get(input) ?? 0)));
  }
  const lines: string[][] = [];
  for (const [name, depth] of depths) {
    const line = lines[depth] ?? [];
    line.push(name);
    lines[depth] = line;
  }
  return lines;
}

function chunks<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));
}
