import { runCli } from './run-cli.ts';
import { processTerminal } from './terminal/terminal.ts';

const interrupt = new AbortController();
process.once('SIGINT', () => interrupt.abort());
process.once('SIGTERM', () => interrupt.abort());

process.exitCode = await runCli(process.argv.slice(2), {
  terminal: processTerminal(),
  now: () => new Date(),
  env: process.env,
  signal: interrupt.signal,
});
