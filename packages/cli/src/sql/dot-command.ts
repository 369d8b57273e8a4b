import { type Row, sqlName } from '@quote-elt/transform';
import { UsageError } from '../errors/usage-error.ts';
import { KNOWN_TABLES } from '../tables/known-tables.ts';
import { drawTable } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** What the commands of the prompt do. */
export interface DotActions {
  /** The rows of a statement about tables, of which no row is read. */
  readonly describe: (sql: string) => Promise<readonly Row[]>;
  /** Shows every row from now on. */
  readonly showAll: () => void;
  readonly quit: () => void;
}

interface DotCommand {
  readonly name: string;
  readonly argument?: string;
  readonly does: string;
  readonly act: (actions: DotActions, terminal: Terminal, argument: string | undefined) => Promise<void> | void;
}

const COMMANDS: readonly DotCommand[] = [
  { name: '.tables', does: 'show what can be asked', act: (_actions, terminal) => tables(terminal) },
  {
    name: '.schema',
    argument: '[table]',
    does: 'show the columns of a table, or of all of them',
    act: async ({ describe }, terminal, table) => schema(terminal, await describe(schemaSql(table))),
  },
  { name: '.all', does: 'show every row of a result from now on', act: ({ showAll }) => showAll() },
  { name: '.help', does: 'show this', act: (_actions, terminal) => help(terminal) },
  { name: '.quit', does: 'end, as Ctrl-D does', act: ({ quit }) => quit() },
];

/** Other words for commands, which people know from other prompts. */
const ALSO: Readonly<Record<string, string>> = {
  '.exit': '.quit',
  exit: '.quit',
  quit: '.quit',
  help: '.help',
  '\\q': '.quit',
  '\\?': '.help',
  '\\d': '.tables',
  '\\dt': '.tables',
};

/** Whether a line at the beginning of a statement is a command of the prompt and no SQL. */
export function isDotCommand(line: string): boolean {
  const [name = ''] = wordsOf(line);
  return /^[.\\]/.test(name) || (name in ALSO && wordsOf(line).length === 1);
}

/** Whether a line within a statement is a command of the prompt: there `.5` is a number, and `.tables;` or `.tables where …` the end of a name. */
export function isDotCommandWithin(line: string): boolean {
  const [name = '', ...more] = wordsOf(line);
  const command = COMMANDS.find((each) => each.name === (ALSO[name] ?? name));
  const words = command?.argument === undefined ? 0 : 1;
  return name.startsWith('.') && command !== undefined && !line.includes(';') && more.length <= words;
}

/** Does what a line asks of the prompt itself; throws UsageError where there is no such command. */
export async function dotCommand(line: string, actions: DotActions, terminal: Terminal): Promise<void> {
  const [given = '', argument, ...more] = wordsOf(line);
  const command = COMMANDS.find(({ name }) => name === (ALSO[given] ?? given));
  const names = COMMANDS.map(({ name }) => name).join(', ');
  if (command === undefined) throw new UsageError(`there is no command ${given}`, `commands: ${names}`);
  const taken = command.argument === undefined ? 0 : 1;
  if (more.length > 0 || (argument !== undefined && taken === 0))
    throw new UsageError(
      `${command.name} takes ${taken === 0 ? 'nothing' : 'one name'} after it`,
      `commands: ${names}`,
    );
  await command.act(actions, terminal, argument);
}

function wordsOf(line: string): string[] {
  return line.trim().replace(/;$/, '').split(/\s+/).filter(Boolean);
}

function tables(terminal: Terminal): void {
  const columns = ['table', 'kind', 'a row is a, or answers'].map((heading) => ({
    heading,
    flexible: heading.startsWith('a'),
  }));
  const rows = KNOWN_TABLES.map(({ name, kind, what }) => [name, kind, what]);
  drawTable(terminal, columns, rows).forEach(terminal.out);
}

/** Prints columns below each other, since the type of one may be long. */
function schema(terminal: Terminal, rows: readonly Row[]): void {
  const cells = rows.map((row) => ['table', 'column', 'type'].map((name) => String(row[name] ?? '')));
  const width = (i: number) => Math.max(...cells.map((cell) => (cell[i] ?? '').length));
  const [tables, columns] = [width(0), width(1)];
  for (const [table = '', column = '', type = ''] of cells)
    terminal.out(`${tables === 0 ? '' : `${table.padEnd(tables)}  `}${column.padEnd(columns)}  ${type}`);
}

/** The columns of one table, which fails where there is none of that name, or of all that there are. */
function schemaSql(table: string | undefined): string {
  if (table !== undefined)
    return `select column_name as "column", lower(column_type) as "type" from (describe ${nameOf(table)})`;
  return `select if(database_name = 'history', 'history.', '') || table_name as "table", column_name as "column",
    lower(data_type) as "type" from duckdb_columns() where schema_name = 'main' and not internal
    order by database_name, table_name, column_index`;
}

/** A name as it was given: perhaps with the database that it stands in, perhaps between marks. */
function nameOf(table: string): string {
  return table
    .split('.')
    .map((part) => sqlName(part.replace(/^"(.*)"$/, '$1')))
    .join('.');
}

function help(terminal: Terminal): void {
  const left = (name: string, argument = '') => `${name} ${argument}`.padEnd(16);
  for (const { name, argument, does } of COMMANDS) terminal.out(`  ${left(name, argument)}${does}`);
  terminal.out('A statement ends with ; and may stand on many lines. Ctrl-C clears what is typed, or stops what runs.');
}
