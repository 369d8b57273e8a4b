import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeWhole } from '../files/write-whole.ts';
import { wholeNumber } from '../options/whole-number.ts';
import { formatCount } from '../terminal/format.ts';
import { processTerminal } from '../terminal/process-terminal.ts';
import { stopOnSignals } from '../terminal/stop-on-signals.ts';
import { heatPicture } from './heat-picture.ts';
import { pictureDays } from './outage.ts';
import { runDays } from './run-days.ts';

const HELP = `Usage: pnpm picture [--days <n>] [--out <file>]

Draws the heat map that heads the README: runs so many days through the real handlers on this machine, with an API
that is down for a while. It takes a quarter of an hour.
`;

const { values } = parseArgs({
  options: {
    days: { type: 'string', default: '90' },
    out: { type: 'string', default: join('docs', 'images', 'ninety-days.svg') },
    help: { type: 'boolean', default: false },
  },
});
const stop = new AbortController();
const terminal = processTerminal(() => stop.abort());
if (values.help) HELP.trimEnd().split('\n').forEach(terminal.out);
else {
  stopOnSignals(stop, terminal);
  const dates = pictureDays(wholeNumber('--days', values.days, 1, 365));
  const records = await runDays(dates, stop.signal, ({ run_date, status, missing_count }) => {
    terminal.out(`${run_date}  ${status}, ${formatCount(missing_count)} ticks missing`);
  });
  await writeWhole(values.out, heatPicture(records), '--out');
  terminal.out(values.out);
}
