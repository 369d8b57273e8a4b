import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { messageOf } from '@quote-elt/runtime';
import { UsageError } from '../errors/usage-error.ts';
import { writeWhole } from '../files/write-whole.ts';
import { wholeNumber } from '../options/whole-number.ts';
import { countOf } from '../terminal/format.ts';
import { heatPicture } from './heat-picture.ts';
import { pictureDays } from './outage.ts';
import { runDays } from './run-days.ts';

const HELP = `Usage: pnpm picture [--days <n>] [--out <file>] [--debug]

Draws the heat map that heads the README: runs so many days through the real handlers on this machine, with an API
that is down for a while. It takes a quarter of an hour.
`;

/** Runs the days of the picture and writes it, as a command line says. Throws UsageError, DataFolderError, and InterruptedError when the signal says so. */
export async function drawPicture(
  argv: readonly string[],
  out: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const { days, out: file, help } = optionsOf(argv);
  if (help) return HELP.trimEnd().split('\n').forEach(out);
  const dates = pictureDays(wholeNumber('--days', days, 1, 365));
  const records = await runDays(dates, signal, ({ run_date, status, missing_count }) => {
    out(`${run_date}  ${status}, ${countOf(missing_count, 'tick')} missing`);
  });
  await writeWhole(file, heatPicture(records), '--out');
  out(file);
}

function optionsOf(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        days: { type: 'string', default: '90' },
        out: { type: 'string', default: join('docs', 'images', 'ninety-days.svg') },
        help: { type: 'boolean', default: false },
        debug: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(messageOf(error).replaceAll('\n', ' '), 'see pnpm picture --help', error);
  }
}
