import type { Item } from '../store/item.ts';

/** The figures of a day, counted by plain arithmetic. */
export function expectedFigures(facts: readonly Item[]): Readonly<Record<string, number>> {
  const counts = [...Map.groupBy(facts, ({ quote_id }) => quote_id?.S).values()].map((group) => group.length);
  const mean = facts.length / counts.length;
  const bySource = Map.groupBy(facts, ({ source }) => String(source?.S));
  const characters = facts.reduce((sum, { content }) => sum + (content?.S?.length ?? 0), 0);
  return {
    distinct_quotes: counts.length,
    minimum: Math.min(...counts),
    maximum: Math.max(...counts),
    variance: counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / counts.length,
    mean_length: characters / facts.length,
    ...Object.fromEntries(
      [...bySource].map(([source, { length }]) => [`source_share.${source}`, length / facts.length]),
    ),
  };
}
