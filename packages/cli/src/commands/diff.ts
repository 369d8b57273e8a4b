import { resolve } from 'node:path';
import { addDay, type DaysDiff, diffDay, differs, MODELS_FOLDER } from '@quote-elt/transform';
import { Option } from 'commander';
import { requireModels } from '../dev/watch-models.ts';
import { countsText, diffLines } from '../diff/diff-lines.ts';
import { publishedRecords } from '../diff/published-records.ts';
import { baseVersion, modelsIn, type NamedVersion } from '../diff/versions.ts';
import { DiffFoundError } from '../errors/diff-errors.ts';
import { buildSettings } from '../handlers/handler-env.ts';
import { DAY_FORMS, DEFAULT_DAYS, dayRange } from '../options/day-options.ts';
import { type StoreOptions, withStoreOptions } from '../options/store-options.ts';
import { wholeNumber } from '../options/whole-number.ts';
import { keptSettings } from '../store/kept-settings.ts';
import { storePorts } from '../store/store.ts';
import { throttleNotice } from '../store/throttle-notice.ts';
import { withExistingStore } from '../store/with-store.ts';
import { countOf } from '../terminal/format.ts';
import { green, yellow } from '../terminal/line.ts';
import { startProgress } from '../terminal/progress.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { type AddCommand, type CommandContext, examples } from './context.ts';

interface DiffOptions extends StoreOptions {
  readonly from?: string;
  readonly to?: string;
  readonly base: string;
  readonly models: string;
  readonly examples: string;
  readonly exitCode?: boolean;
  readonly json?: boolean;
}

/** `elt diff`: what does a change of the models do to published days? */
export const addDiff: AddCommand = (program, context) => {
  withStoreOptions(program.command('diff'))
    .description('rebuild published days with two versions of the models, and show which rows of the marts differ')
    .option('--from <day>', `first closed UTC day, ${DAY_FORMS} (default: ${DEFAULT_DAYS} days up to --to)`)
    .option('--to <day>', 'last closed UTC day (default: yesterday)')
    .option('--base <version>', 'the models before: a commit or a branch, or a folder such as ./models-before', 'HEAD')
    .addOption(
      new Option('--models <folder>', 'the models after').default(
        MODELS_FOLDER,
        'those of this folder, as they are now',
      ),
    )
    .option('--examples <n>', 'rows to show of each mart and kind of change, 0 to 100', '5')
    .option('--exit-code', 'end with 1 where something differs, instead of with 0')
    .option('--json', 'print the differences as JSON')
    .addHelpText('after', examples('elt diff', 'elt diff --from -7d --base main', 'elt diff --exit-code --json'))
    .action(async (options: DiffOptions) => {
      const range = dayRange(options, context.now());
      const limit = wholeNumber('--examples', options.examples, 0, 100);
      const folder = resolve(options.models);
      // A folder that is none is told as such, before git is asked about it.
      await requireModels(folder);
      const before = await baseVersion(folder, options.base);
      const after = await modelsIn(folder, 'the models as they are now');
      const { days, marts } = await diffDays(range, { before, after }, limit, options, context);
      const { terminal } = context;
      if (options.json) terminal.out(JSON.stringify({ ...range, base: baseOf(before), days, models: marts }));
      else show(terminal, days, before, marts);
      const different = marts.filter(differs).map(({ name }) => name);
      if (options.exitCode && different.length > 0) throw new DiffFoundError(different);
    });
};

/** What became of each mart over the published days of a range, each built as its record says. */
async function diffDays(
  range: ReturnType<typeof dayRange>,
  sides: { readonly before: NamedVersion; readonly after: NamedVersion },
  limit: number,
  options: DiffOptions,
  { terminal, signal }: CommandContext,
): Promise<{ days: string[]; marts: DaysDiff[] }> {
  return withExistingStore(options, async (store) => {
    const ports = storePorts(store, throttleNotice(terminal.err));
    const kept = await keptSettings(store, options, terminal.err);
    const records = await publishedRecords(ports.ledger, range, options, terminal.err);
    const progress = startProgress(terminal, 'diff', records.length);
    let marts: DaysDiff[] = [];
    try {
      for (const { run_date, tick_seconds = kept.tick_seconds } of records) {
        signal.throwIfAborted();
        const settings = { ...buildSettings(store, { ...kept, tick_seconds }), signal };
        marts = addDay(marts, run_date, await diffDay(run_date, sides, settings, ports.reader, limit), limit);
        progress.step();
      }
    } finally {
      progress.stop();
    }
    return { days: records.map(({ run_date }) => run_date), marts };
  });
}

function baseOf({ label, commit }: NamedVersion) {
  return { name: label, commit: commit ?? null };
}

function show(terminal: Terminal, days: readonly string[], base: NamedVersion, marts: readonly DaysDiff[]): void {
  const commit = base.commit === undefined || base.commit === base.label ? '' : ` (${base.commit.slice(0, 7)})`;
  terminal.out(
    `${countOf(days.length, 'day')}, ${[...new Set([days[0], days.at(-1)])].join(' to ')}: from ${base.label}${commit} to the models as they are now`,
  );
  for (const mart of marts) {
    const fate = { both: '', before: 'is gone: ', after: 'is new: ' }[mart.side];
    terminal.out([differs(mart) ? yellow('±') : green('✔'), ` ${mart.name.padEnd(12)} ${fate}${countsText(mart)}`]);
    diffLines(mart, terminal.width).forEach(terminal.out);
  }
}
