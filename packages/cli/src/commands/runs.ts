import type { RunRecord } from '@quote-elt/shared';
import { FOLLOWED_FIGURES, figureOf } from '@quote-elt/transform';
import { type DaysWithRows, daysWithRows } from '../gaps/known-days.ts';
import { LOOK_BACK_DAYS } from '../gaps/look-back.ts';
import { yesterday } from '../options/day-options.ts';
import { type StoreOptions, withStoreOptions } from '../options/store-options.ts';
import { statsOf } from '../record/record.ts';
import { eltCommand, transformWords } from '../store/elt-command.ts';
import { wholeLedger } from '../store/read-records.ts';
import { storePorts } from '../store/store.ts';
import { withExistingStore } from '../store/with-store.ts';
import { formatCount, formatFigure, formatShare } from '../terminal/format.ts';
import type { Line } from '../terminal/line.ts';
import { drawTable } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { type AddCommand, examples } from './context.ts';

interface RunsOptions extends StoreOptions {
  readonly json?: boolean;
}

/** `elt runs`: the ledger, newest day first. */
export const addRuns: AddCommand = (program, { terminal, now }) => {
  withStoreOptions(program.command('runs'))
    .description('show the ledger: one line for each day transformed')
    .option('--json', 'print the records as JSON')
    .addHelpText('after', examples('elt runs', 'elt runs --json'))
    .action(async (options: RunsOptions) => {
      await withExistingStore(options, async (store) => {
        const { records, unreadable } = await wholeLedger(storePorts(store).ledger, terminal.err);
        if (options.json)
          terminal.out(JSON.stringify(records.map((record) => ({ ...record, stats: statsOf(record) }))));
        else if (records.length > 0) drawRuns(terminal, records.toReversed()).forEach(terminal.out);
        else if (unreadable.length === 0)
          terminal.out(nothingRecorded(options, await daysWithRows(store, yesterday(now()))));
      });
    });
};

/** Says what is to be done where no day is recorded: the days that have rows may be long past, and those since are none of the pipeline. */
function nothingRecorded(where: StoreOptions, days: DaysWithRows | undefined): string {
  if (days === undefined)
    return `no day is recorded yet, and none of the last ${LOOK_BACK_DAYS} that are over has rows`;
  const command = eltCommand(where, ...transformWords(days.first, days.last));
  return `no day is recorded yet: \`${command}\` transforms what is there`;
}

/** The figures of the models that are followed; rows and completeness have columns of their own. */
const MODEL_FIGURES = FOLLOWED_FIGURES.filter(({ name }) => name !== 'rows' && name !== 'completeness');

function drawRuns(terminal: Terminal, records: readonly RunRecord[]): Line[] {
  return drawTable(
    terminal,
    [
      { heading: 'day' },
      { heading: 'status' },
      { heading: 'rows', align: 'right' },
      { heading: 'rejected', align: 'right' },
      { heading: 'complete', align: 'right' },
      ...MODEL_FIGURES.map(({ heading }) => ({ heading, align: 'right' as const })),
      { heading: 'checks and drift', flexible: true },
    ],
    records.map((record) => [
      record.run_date,
      record.status,
      formatCount(record.rows),
      formatCount(record.rejected),
      formatShare(record.completeness),
      ...MODEL_FIGURES.map(({ name, unit }) => formatFigure(figureOf(record, name) ?? 0, unit)),
      outcomeOf(record),
    ]),
  );
}

function outcomeOf({ failure, checks, drift, changed_at }: RunRecord): string {
  const passed = `${checks.filter(({ status }) => status === 'passed').length} passed`;
  const drifted = drift.map(({ metric, score }) => `${metric} ${score > 0 ? '↑' : '↓'}`);
  return [
    ...(changed_at === undefined ? [] : ['rows may have come since']),
    failure === undefined ? passed : `${failure.code}: ${failure.message}`,
    ...(drifted.length === 0 ? [] : [`drift: ${drifted.join(', ')}`]),
  ].join(' · ');
}
