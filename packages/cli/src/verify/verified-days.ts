import { countOf, formatCount } from '../terminal/format.ts';
import type { Line } from '../terminal/line.ts';
import type { DayVerdict } from './day-verdict.ts';
import { isRight, martLines } from './mart-lines.ts';

/** The lines of the days that are not identical, oldest first; a row is cut at `width` columns. */
export function foundLines(days: readonly DayVerdict[], width: number): Line[] {
  return days.flatMap((day) => {
    if (day.verdict === 'identical') return [];
    const head = `${day.date}  ${wordsOf(day.verdict)}`;
    if ('reason' in day) return [`${head}: ${day.reason}`];
    const wrong = day.marts.filter((mart) => !isRight(mart));
    return [head, ...wrong.flatMap((mart) => martLines(mart, width))];
  });
}

/** Which days were verified, and how many came to which verdict, in one line. */
export function verifiedSummary(days: readonly DayVerdict[]): string {
  const counts = [...Map.groupBy(days, ({ verdict }) => verdict)].map(
    ([verdict, some]) => `${formatCount(some.length)} ${wordsOf(verdict)}`,
  );
  return `${days[0]?.date} to ${days.at(-1)?.date}: ${[countOf(days.length, 'day'), ...counts].join(', ')}`;
}

function wordsOf(verdict: DayVerdict['verdict']): string {
  return verdict.replace('_', ' ');
}
