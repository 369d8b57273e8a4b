import { daysBetween } from '@quote-elt/shared';
import { GapsError } from '../errors/found-errors.ts';
import { findGaps, type Gaps } from '../gaps/find-gaps.ts';
import { DAY_FORMS, DEFAULT_DAYS, dayRange } from '../options/day-options.ts';
import { type StoreOptions, withStoreOptions } from '../options/store-options.ts';
import { eltCommand, transformWords } from '../store/elt-command.ts';
import { keptSettings } from '../store/kept-settings.ts';
import { storePorts } from '../store/store.ts';
import { throttleNotice } from '../store/throttle-notice.ts';
import { withExistingStore } from '../store/with-store.ts';
import { countOf, formatCount } from '../terminal/format.ts';
import { formatSpan } from '../terminal/span.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { type AddCommand, examples } from './context.ts';

interface GapsOptions extends StoreOptions {
  readonly from?: string;
  readonly to?: string;
  readonly json?: boolean;
}

/** `elt gaps`: which ticks and days are missing? */
export const addGaps: AddCommand = (program, { terminal, now }) => {
  withStoreOptions(program.command('gaps'))
    .description('list missing ticks by range, and missing or failed days; ends with 1 if there are any')
    .option('--from <day>', `first UTC day, ${DAY_FORMS} (default: ${DEFAULT_DAYS} days up to --to)`)
    .option('--to <day>', 'last UTC day (default: yesterday)')
    .option('--json', 'print the gaps as JSON')
    .addHelpText('after', examples('elt gaps', 'elt gaps --from 2026-11-01 --to 2026-11-22 --json'))
    .action(async (options: GapsOptions) => {
      const { from, to } = dayRange(options, now());
      const { gaps, letters } = await withExistingStore(options, async (store) => ({
        gaps: await findGaps(
          from,
          to,
          {
            tickSeconds: (await keptSettings(store, options, terminal.err)).tick_seconds,
            lateSeconds: store.lateSeconds,
            now: now(),
          },
          {
            ...store,
            ...storePorts(
              store,
              throttleNotice(terminal.err, () => daysBetween(from, to).length),
            ),
          },
          terminal.err,
        ),
        letters: await store.deadLetters.size(),
      }));
      const silentMs = gaps.last_tick === null ? null : now().getTime() - Date.parse(gaps.last_tick);
      const silentSeconds = silentMs === null ? null : Math.floor(silentMs / 1000);
      if (options.json) terminal.out(JSON.stringify({ ...gaps, silent_seconds: silentSeconds, dead_letters: letters }));
      else show(terminal, gaps, silentMs);
      const problem = problemOf(gaps);
      if (problem !== undefined) throw new GapsError(problem, whatToDo(gaps, letters, options));
    });
};

function show(terminal: Terminal, gaps: Gaps, silentMs: number | null): void {
  terminal.out(
    `${gaps.from} to ${gaps.to}: ${countOf(gaps.missing_count, 'tick')} missing, ${countOf(gaps.missing_days.length, 'day')} to transform, ${gaps.failed_days.length} failed`,
  );
  if (silentMs === null) terminal.out('no tick has ever come');
  else terminal.out(`the last tick is of ${String(gaps.last_tick).slice(0, 16)}Z, ${formatSpan(silentMs)} ago`);
  for (const { from, to, count } of gaps.missing_ticks) {
    terminal.out(
      `  ticks  ${from.slice(0, 16)}${count === 1 ? '' : ` to ${to.slice(0, 16)}`}  (${formatCount(count)})`,
    );
  }
  const again = new Set(gaps.outdated_days);
  for (const day of gaps.missing_days)
    terminal.out(`  day    ${day}  ${again.has(day) ? 'recorded, but rows may have come since' : 'not transformed'}`);
  for (const day of gaps.failed_days) terminal.out(`  day    ${day}  failed`);
}

/** What is wrong with a range of days, in words; undefined when nothing is. */
function problemOf(gaps: Gaps): string | undefined {
  // A pipeline that began after the range lacks nothing in it.
  if (gaps.first_day === null && gaps.last_tick !== null) return undefined;
  if (gaps.first_day === null) return `nothing is known of any day up to ${gaps.to}`;
  const found = [
    [gaps.missing_count, 'missing tick', 'missing ticks'],
    [gaps.missing_days.length, 'day to transform', 'days to transform'],
    [gaps.failed_days.length, 'failed day', 'failed days'],
  ] as const;
  const told = found.flatMap(([count, one, many]) => (count === 0 ? [] : countOf(count, one, many)));
  return told.length === 0 ? undefined : `${gaps.from} to ${gaps.to}: ${told.join(', ')}`;
}

/** What to do about it: replay what waits, then transform the days. A tick that left no letter cannot be brought back. */
function whatToDo(gaps: Gaps, letters: number, where: StoreOptions): string {
  const days = [...gaps.missing_days, ...gaps.failed_days].sort();
  const [from] = days;
  const to = days.at(-1);
  const replay = `replay ${countOf(letters, 'dead letter')}: \`${eltCommand(where, 'redrive')}\``;
  if (gaps.first_day === null) return letters > 0 ? replay : `ingest first: \`${eltCommand(where, 'ingest')}\``;
  const transform = (first: string, last: string) =>
    `transform the days: \`${eltCommand(where, ...transformWords(first, last))}\``;
  return [
    ...(letters === 0 ? [] : [replay]),
    ...(from === undefined || to === undefined ? [] : [transform(from, to)]),
    ...(letters > 0 || gaps.missing_count === 0
      ? []
      : ['the missing ticks left no dead letter and cannot be brought back']),
  ].join('; ');
}
