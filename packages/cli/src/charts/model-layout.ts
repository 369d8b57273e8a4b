import type { Model } from '@quote-elt/transform';

/** Height of a line of models, in pixels. */
export const ROW_HEIGHT = 64;

/** Size of a model's box, in pixels. */
export const NODE_SIZE = { width: 126, height: 28 } as const;

/** What an arrow that passes a line of models takes of it, in pixels. */
const LANE_WIDTH = 8;

/** Below this width two models stand beside each other, above it as many as there are. */
const NARROW = 500;

/** Where a model, or an input of models, stands: its middle, in pixels. */
export interface Placed {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

/** An arrow from what is read to what reads it, by the places in between where it passes a line of models. */
export interface Arrow {
  readonly from: Placed;
  readonly lanes: readonly Placed[];
  readonly to: Placed;
}

/** What stands in a line: a model, or a lane for all arrows of one that stands above. */
interface Slot {
  readonly name: string;
  readonly isLane: boolean;
}

/**
 * The places of models and what they read, in lines from top to bottom, for a width in pixels; each stands below all it reads. An
 * arrow over more than one line passes those between in a lane of its own, beside the models.
 */
export function layoutModels(
  models: readonly Pick<Model, 'name' | 'reads'>[],
  width: number,
): { rows: number; nodes: Placed[]; edges: Arrow[] } {
  const lines = linesOf(models).flatMap((line) => (width < NARROW ? chunks(line, 2) : [line]));
  const lineOf = new Map(lines.flatMap((line, row) => line.map((name) => [name, row] as const)));
  const readsOf = new Map(models.map(({ name, reads }) => [name, reads]));
  const rowOf = (name: string) => lineOf.get(name) ?? 0;
  /** The last line in which what `name` gives is read. */
  const lastOf = (name: string) =>
    Math.max(rowOf(name), ...models.filter(({ reads }) => reads.includes(name)).map((model) => rowOf(model.name)));
  const places: Map<string, Placed>[] = [];
  for (const [row, line] of lines.entries()) {
    const lanes = [...lineOf.keys()].filter((name) => rowOf(name) < row && lastOf(name) > row);
    const at = (name: string) => places[row - 1]?.get(name)?.x;
    const above = ({ name, isLane }: Slot) =>
      mean(
        (isLane ? [name] : (readsOf.get(name) ?? [])).flatMap((input) => at(input) ?? []),
        width / 2,
      );
    const slots = [
      ...line.map((name) => ({ name, isLane: false })),
      ...lanes.map((name) => ({ name, isLane: true })),
    ].sort((a, b) => above(a) - above(b));
    places.push(placeLine(slots, (row + 0.5) * ROW_HEIGHT, width));
  }
  const placeIn = (row: number, name: string) => places[row]?.get(name) ?? [];
  const edges = models.flatMap(({ name, reads }) =>
    reads.flatMap((input) => {
      const [from, to] = [rowOf(input), rowOf(name)];
      const lanes = Array.from({ length: to - from - 1 }, (_, index) => placeIn(from + 1 + index, input)).flat();
      return [placeIn(from, input)]
        .flat()
        .flatMap((start) => [placeIn(to, name)].flat().map((end) => ({ from: start, lanes, to: end })));
    }),
  );
  const nodes = lines.flatMap((line, row) => line.flatMap((name) => placeIn(row, name)));
  return { rows: lines.length, nodes, edges };
}

/** Places what stands in a line from left to right, with equal room between. */
function placeLine(slots: readonly Slot[], y: number, width: number): Map<string, Placed> {
  const widthOf = ({ isLane }: Slot) => (isLane ? LANE_WIDTH : NODE_SIZE.width);
  const taken = slots.reduce((sum, slot) => sum + widthOf(slot), 0);
  const gap = (width - taken) / (slots.length + 1);
  let left = gap;
  return new Map(
    slots.map((slot) => {
      const x = left + widthOf(slot) / 2;
      left += widthOf(slot) + gap;
      return [slot.name, { name: slot.name, x, y }];
    }),
  );
}

function mean(numbers: readonly number[], none: number): number {
  return numbers.length === 0 ? none : numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
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
