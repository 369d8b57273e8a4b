import { type MartVerdict, type Row, verifyDay } from '@quote-elt/transform';
import { VerifyError } from '../errors/found-errors.ts';
import { buildSettings } from '../handlers/handler-env.ts';
import { DAY_FORMS, dayOrLast, LAST, yesterday } from '../options/day-options.ts';
import { type StoreOptions, withStoreOptions } from '../options/store-options.ts';
import { eltCommand } from '../store/elt-command.ts';
import { keptSettings } from '../store/kept-settings.ts';
import { namedDay } from '../store/read-records.ts';
import { storePorts, storeWarehouse } from '../store/store.ts';
import { throttleNotice } from '../store/throttle-notice.ts';
import { withExistingStore } from '../store/with-store.ts';
import { green, red } from '../terminal/line.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { type AddCommand, examples } from './context.ts';

interface VerifyOptions extends StoreOptions {
  readonly date?: string;
  readonly json?: boolean;
}

/** `elt verify`: is what was published still what the raw rows say? */
export const addVerify: AddCommand = (program, { terminal, now }) => {
  withStoreOptions(program.command('verify'))
    .description('rebuild a day from its raw rows and compare each mart, and what was published of it, with the ledger')
    .option(
      '--date <day>',
      `the closed UTC day to verify, ${DAY_FORMS}, or ${LAST} for the newest recorded one (default: yesterday)`,
    )
    .option('--json', 'print the verdicts as JSON')
    .addHelpText('after', examples('elt verify', 'elt verify --date last --json'))
    .action(async (options: VerifyOptions) => {
      const given = options.date === undefined ? yesterday(now()) : dayOrLast('--date', options.date, now());
      const { date, marts } = await withExistingStore(options, async (store) => {
        const ports = storePorts(store, throttleNotice(terminal.err));
        const date = await namedDay(given, ports.ledger, options, terminal.err);
        const kept = await keptSettings(store, options, terminal.err);
        // A recorded day had its own period.
        const tick_seconds = (await ports.ledger.get(date))?.tick_seconds ?? kept.tick_seconds;
        const settings = buildSettings(store, { ...kept, tick_seconds });
        const verdicts = await verifyDay(date, settings, { ...ports, warehouse: await storeWarehouse(store, kept) });
        // Without a bucket the days of a stack lie on the machines that transformed them, so the ledger does not tell what lies on this one.
        const isElsewhere = options.stack !== undefined && kept.warehouse_bucket === undefined;
        return { date, marts: isElsewhere ? verdicts.map((verdict) => ({ ...verdict, objects: [] })) : verdicts };
      });
      if (options.json) terminal.out(JSON.stringify({ date, marts }));
      else for (const verdict of marts) show(terminal, verdict);
      const different = marts.filter((verdict) => !isRight(verdict)).map(({ name }) => name);
      if (different.length > 0) {
        const hasForeign = marts.some(({ objects }) => objects.some(({ problem }) => problem === 'foreign'));
        throw new VerifyError(date, different, eltCommand(options, 'transform', '--date', date, '--force'), hasForeign);
      }
    });
};

function isRight({ identical, objects }: MartVerdict): boolean {
  return identical && objects.length === 0;
}

function show(terminal: Terminal, verdict: MartVerdict): void {
  if (isRight(verdict)) {
    terminal.out([green('✔'), ` ${verdict.name.padEnd(12)} identical  ${verdict.actual_sha256.slice(0, 16)}`]);
    return;
  }
  const expected = verdict.expected_sha256?.slice(0, 16) ?? 'nothing';
  const rebuilt = verdict.actual_sha256.slice(0, 16);
  const rows = verdict.identical ? `identical  ${rebuilt}` : `differs: recorded ${expected}, rebuilt ${rebuilt}`;
  terminal.out([red('✘'), ` ${verdict.name.padEnd(12)} ${rows}`]);
  for (const { problem, key } of verdict.objects) terminal.out(`  ${problem}: ${key}`);
  const line = (sign: string) => (row: Row) =>
    terminal.out(`  ${sign} ${JSON.stringify(row)}`.slice(0, terminal.width));
  verdict.published_only.forEach(line('-'));
  verdict.rebuilt_only.forEach(line('+'));
}
