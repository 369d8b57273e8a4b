import { addDays } from '@quote-elt/shared';
import { findGaps, type Gaps } from '../gaps.ts';
import { dayRange } from '../options.ts';
import { buildSettings } from '../store/handler-env.ts';
import { storePorts } from '../store/store.ts';
import { onStack, type StoreOptions, withStoreOptions } from '../store/store-options.ts';
import { withStore } from '../store/with-store.ts';
import { formatCount } from '../terminal/format.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { type AddCommand, examples } from './context.ts';

/** How far back gaps are looked for unless a range is given. */
const DEFAULT_DAYS = 28;

interface GapsOptions extends StoreOptions {
  readonly from?: string;
  readonly to?: string;
  readonly json?: boolean;
}

/** `elt gaps`: which ticks and days are missing? */
export const addGaps: AddCommand = (program, { terminal, now, env }) => {
  withStoreOptions(program.command('gaps'))
    .description('list missing ticks by range, and missing or failed days')
    .option('--from <day>', `first UTC day (default: ${DEFAULT_DAYS} days up to --to)`)
    .option('--to <day>', 'last UTC day (default: yesterday)')
    .option('--json', 'print the gaps as JSON')
    .addHelpText('after', examples('elt gaps', 'elt gaps --from 2026-11-01 --to 2026-11-22 --json'))
    .action(async (options: GapsOptions) => {
      const { from, to } = dayRange(options, now(), (last) => addDays(last, 1 - DEFAULT_DAYS));
      const gaps = await withStore(options, (store) =>
        findGaps(from, to, buildSettings(store, env).tickSeconds, storePorts(store)),
      );
      if (options.json) terminal.out(JSON.stringify(gaps));
      else show(terminal, gaps, onStack(options));
    });
};

function show(terminal: Terminal, gaps: Gaps, where: string): void {
  const missing = gaps.missing_ticks.reduce((sum, { count }) => sum + count, 0);
  terminal.out(
    `${gaps.from} to ${gaps.to}: ${formatCount(missing)} ticks missing, ${gaps.missing_days.length} days to transform, ${gaps.failed_days.length} failed`,
  );
  for (const { from, to, count } of gaps.missing_ticks) {
    terminal.out(
      `  ticks  ${from.slice(0, 16)}${count === 1 ? '' : ` to ${to.slice(0, 16)}`}  (${formatCount(count)})`,
    );
  }
  for (const day of gaps.missing_days) terminal.out(`  day    ${day}  not transformed, or grown since`);
  for (const day of gaps.failed_days) terminal.out(`  day    ${day}  failed`);
  if (gaps.missing_days.length + gaps.failed_days.length > 0)
    terminal.out(`\`pnpm elt backfill --from <day> --to <day>${where}\` transforms days`);
}
