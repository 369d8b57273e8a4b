import { once } from 'node:events';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { parseJson } from '@quote-elt/runtime';
import { INPUTS, MODELS, orderModels } from '@quote-elt/transform';
import { z } from 'zod';
import manifest from '../../package.json' with { type: 'json' };
import { InterruptedError } from '../errors/interrupted-error.ts';
import type { StoreOptions } from '../options/store-options.ts';
import { KNOWN_TABLES } from '../tables/known-tables.ts';
import { allAnswered } from './all-answered.ts';
import { answer, refusal, refusalOf } from './answer.ts';
import { newest } from './newest.ts';
import { askSql, SQL_INPUT } from './sql-tool.ts';

/** What the tools are given. */
interface McpContext {
  readonly now: () => Date;
  readonly signal: AbortSignal;
  /** Runs a command line until the signal is aborted, and gives the lines that it writes. */
  readonly again: (
    argv: readonly string[],
    signal: AbortSignal,
  ) => Promise<{ readonly out: readonly string[]; readonly err: readonly string[] }>;
}

/** A call that takes longer is stopped, in milliseconds. */
const CALL_MS = 120_000;

const READ_ONLY = { annotations: { readOnlyHint: true, openWorldHint: false } };
const DAY = z.string().optional();

/** Serves the tools on stdin and stdout until the input ends and what was asked is answered; throws InterruptedError once the signal is aborted. */
export async function serveMcp(where: StoreOptions, context: McpContext): Promise<void> {
  const server = mcpServer(where, context);
  const ended = once(process.stdin, 'close', { signal: context.signal }).catch(() => undefined);
  const transport = new StdioServerTransport();
  const answered = allAnswered(transport);
  await server.connect(transport);
  process.stdin.on('end', () => process.stdin.destroy());
  await ended;
  if (!context.signal.aborted) await Promise.race([answered(), once(context.signal, 'abort')]);
  await server.close();
  if (context.signal.aborted) throw new InterruptedError(context.signal);
}

/** The server with its tools, which work on one place and one after the other: one command at a time works on a data folder. */
export function mcpServer(where: StoreOptions, { now, signal, again }: McpContext): McpServer {
  const server = new McpServer({ name: 'elt', version: manifest.version });
  let before: Promise<unknown> = Promise.resolve();
  const inTurn = (stop: AbortSignal, work: (signal: AbortSignal) => Promise<CallToolResult>) => {
    const call = before
      .then(() => work(AbortSignal.any([signal, stop, AbortSignal.timeout(CALL_MS)])))
      .catch(refusalOf);
    before = call;
    return call;
  };
  /** What a command prints as JSON; that it found something is no error of the call. */
  const printed = async (
    argv: readonly string[],
    stop: AbortSignal,
    read: (value: unknown) => unknown = (value) => value,
  ) => {
    const place = [`--data=${where.data}`, ...(where.stack === undefined ? [] : [`--stack=${where.stack}`])];
    const { out, err } = await again([...argv, '--json', ...place], stop);
    return out.length === 0 ? refusal(err) : answer(read(parseJson(out.join('\n'))), err);
  };
  server.registerTool(
    'sql',
    {
      ...READ_ONLY,
      description: `run one statement; the tool models says which tables there are. The days are 28 up to yesterday unless from and to are given`,
      inputSchema: SQL_INPUT,
    },
    (input, extra) => inTurn(extra.signal, (stop) => askSql(input, where, now(), stop)),
  );
  server.registerTool(
    'runs',
    {
      ...READ_ONLY,
      description:
        'the ledger: what is recorded of each transformed day, newest first, and how many more days there are',
      inputSchema: { limit: z.int().min(1).max(366).default(7).describe('days that are wanted at most') },
    },
    ({ limit }, extra) =>
      inTurn(extra.signal, (stop) =>
        printed(['runs'], stop, (records) => newest(z.array(z.unknown()).parse(records), limit)),
      ),
  );
  server.registerTool(
    'gaps',
    {
      ...READ_ONLY,
      description:
        'missing ticks by range, and missing or failed days; 28 days up to yesterday unless from and to are given',
      inputSchema: { from: DAY, to: DAY },
    },
    ({ from, to }, extra) =>
      inTurn(extra.signal, (stop) => printed(['gaps', ...flag('from', from), ...flag('to', to)], stop)),
  );
  server.registerTool(
    'models',
    { ...READ_ONLY, description: 'the tables that can be asked by SQL, and the models with what each reads' },
    () => answer({ tables: KNOWN_TABLES, models: orderModels(MODELS, INPUTS) }),
  );
  server.registerTool(
    'verify',
    {
      ...READ_ONLY,
      description: 'rebuild a closed day from its raw rows and compare each mart with the ledger',
      inputSchema: { date: DAY.describe('yesterday unless it is given; last is the newest recorded day') },
    },
    ({ date }, extra) => inTurn(extra.signal, (stop) => printed(['verify', ...flag('date', date)], stop)),
  );
  return server;
}

function flag(name: string, value: string | undefined): string[] {
  return value === undefined ? [] : [`--${name}=${value}`];
}
