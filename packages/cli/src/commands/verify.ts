import { Option } from 'commander';
import { VerifyError } from '../errors/verify-errors.ts';
import { DAY_FORMS, DEFAULT_DAYS, dayOrLast, LAST, yesterday } from '../options/day-options.ts';
import { withStoreOptions } from '../options/store-options.ts';
import { eltCommand } from '../store/elt-command.ts';
import { namedDay } from '../store/read-records.ts';
import { storePorts } from '../store/store.ts';
import { withExistingStore } from '../store/with-store.ts';
import { hasForeign } from '../verify/day-verdict.ts';
import { dayVerifier } from '../verify/day-verifier.ts';
import { isRight, martLines } from '../verify/mart-lines.ts';
import { type AddCommand, type CommandContext, examples } from './context.ts';
import { type VerifyRangeOptions, verifyRange } from './verify-range.ts';

interface VerifyOptions extends VerifyRangeOptions {
  readonly date?: string;
}

/** `elt verify`: is what was published still what the raw rows say? */
export const addVerify: AddCommand = (program, context) => {
  withStoreOptions(program.command('verify'))
    .description(
      'rebuild days from their raw rows and compare each mart, and what was published of it, with the ledger; ends with 1 if they differ',
    )
    .addOption(
      new Option(
        '--date <day>',
        `the closed UTC day to verify, ${DAY_FORMS}, or ${LAST} for the newest recorded one (default: yesterday)`,
      ).conflicts(['from', 'to']),
    )
    .option('--from <day>', `first UTC day of a range, ${DAY_FORMS} (default: ${DEFAULT_DAYS} days up to --to)`)
    .option('--to <day>', 'last UTC day of a range (default: yesterday)')
    .option('--json', 'print the verdicts as JSON, of a range a line a day')
    .addHelpText(
      'after',
      examples(
        'elt verify',
        'elt verify --date last --json',
        'elt verify --from 2026-01-01',
        'elt verify --from -365d --to yesterday --json > verdicts.jsonl',
      ),
    )
    .action((options: VerifyOptions) =>
      options.from === undefined && options.to === undefined
        ? verifyOne(options, context)
        : verifyRange(options, context),
    );
};

async function verifyOne(options: VerifyOptions, { terminal, now, signal }: CommandContext): Promise<void> {
  const given = options.date === undefined ? yesterday(now()) : dayOrLast('--date', options.date, now());
  const { date, marts } = await withExistingStore(options, async (store) => {
    const date = await namedDay(given, storePorts(store).ledger, options, terminal.err);
    const verify = await dayVerifier(store, options, { warn: terminal.err, signal });
    return { date, marts: await verify(date) };
  });
  if (options.json) terminal.out(JSON.stringify({ date, marts }));
  else marts.flatMap((mart) => martLines(mart, terminal.width)).forEach(terminal.out);
  const different = marts.filter((mart) => !isRight(mart)).map(({ name }) => name);
  if (different.length === 0) return;
  throw new VerifyError(
    date,
    different,
    eltCommand(options, 'transform', '--date', date, '--force'),
    hasForeign(marts),
  );
}
