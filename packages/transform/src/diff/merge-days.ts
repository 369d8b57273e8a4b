import type { CalendarDate } from '@quote-elt/shared';
import type { MartDiff } from './diff-day.ts';
import type { DiffExample } from './find-examples.ts';

/** What became of a mart over several days; each example says of which day it is. */
export interface DaysDiff extends Omit<MartDiff, 'examples'> {
  readonly examples: readonly (DiffExample & { readonly date: CalendarDate })[];
}

/** What became of a mart up to a day, with that of the day added; of each kind of change the first `examples` rows stay. */
export function addDay(
  before: readonly DaysDiff[],
  date: CalendarDate,
  day: readonly MartDiff[],
  examples: number,
): DaysDiff[] {
  return day.map((mart) => {
    const so = before.find(({ name }) => name === mart.name);
    const all = [...(so?.examples ?? []), ...mart.examples.map((example) => ({ date, ...example }))];
    const byKind = Map.groupBy(all, ({ change }) => change);
    return {
      ...mart,
      added: mart.added + (so?.added ?? 0),
      removed: mart.removed + (so?.removed ?? 0),
      changed: mart.changed + (so?.changed ?? 0),
      changed_columns: addCounts(so?.changed_columns ?? {}, mart.changed_columns),
      examples: (['changed', 'removed', 'added'] as const).flatMap((kind) =>
        (byKind.get(kind) ?? []).slice(0, examples),
      ),
    };
  });
}

/** Whether anything of a mart differs: its rows, its columns, or that it is there. */
export function differs({ side, added, removed, changed, columns }: Omit<MartDiff, 'examples'>): boolean {
  return side !== 'both' || added + removed + changed > 0 || Object.values(columns).some(({ length }) => length > 0);
}

function addCounts(
  a: Readonly<Record<string, number>>,
  b: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return Object.fromEntries(names.map((name) => [name, (a[name] ?? 0) + (b[name] ?? 0)]));
}
