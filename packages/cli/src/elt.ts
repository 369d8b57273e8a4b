import { machineErrorOf, removeTempFolders, sweepTempFolders } from '@quote-elt/runtime';
import { describeError, exitCodeOf } from './errors/describe-error.ts';
import type { StopSignal } from './errors/interrupted-error.ts';
import { runCli } from './run-cli.ts';
import { processTerminal } from './terminal/process-terminal.ts';
import { stopOnSignals } from './terminal/stop-on-signals.ts';

const argv = process.argv.slice(2);
const stop = new AbortController();
const terminal = processTerminal(() => stop.abort('SIGPIPE' satisfies StopSignal));
stopOnSignals(stop, terminal);

// This is thrown where nobody waits for it, such as within the embedded DynamoDB when its disk is full.
process.on('uncaughtException', (error) => {
  describeError(error, argv.includes('--debug')).forEach(terminal.err);
  removeTempFolders();
  process.exit(exitCodeOf(error));
});

await sweepTempFolders();
const code = await runCli(argv, { terminal, now: () => new Date(), signal: stop.signal });
const broken = await terminal.written();
// A reader that goes has seen enough; a full disk lacks a part of the output.
const lost = broken?.code === 'EPIPE' ? undefined : (machineErrorOf(broken, { place: 'stdout' }) ?? broken);
if (lost !== undefined) describeError(lost, false).forEach(terminal.err);
process.exitCode = lost === undefined ? code : exitCodeOf(lost);
