import { PassThrough } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { SqlError } from '../../src/errors/sql-errors.ts';
import { promptStatements } from '../../src/sql/prompt.ts';
import { capturedTerminal } from '../support.ts';

const CTRL_C = '\u0003';
const CTRL_D = '\u0004';

/** A prompt on a terminal of a test's own; `type` gives it keys, and waits until they are read. */
function startPrompt(run: (sql: string, signal: AbortSignal) => Promise<void> = async () => undefined) {
  const input = new PassThrough();
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
  const { terminal, out, err } = capturedTerminal(80);
  const ran: string[] = [];
  const kept: string[] = [];
  const asked: string[] = [];
  let written = '';
  output.on('data', (data) => {
    written += String(data);
  });
  const history = { lines: ['select 0;'], keep: async (line: string) => void kept.push(line) };
  const ended = promptStatements(
    { terminal, input, output, history, signal: new AbortController().signal },
    {
      run: async (sql, signal) => {
        ran.push(sql);
        await run(sql, signal);
      },
      describe: async (sql) => {
        asked.push(sql);
        return [{ column: 'a', type: 'integer' }];
      },
      showAll: () => void ran.push('all'),
    },
  );
  const type = async (keys: string) => {
    input.write(keys);
    await sleep(20);
  };
  return { type, ended, ran, kept, asked, out, err, written: () => written };
}

test('a statement is run once its ; has come, over as many lines as it has', async () => {
  const { type, ended, ran, kept, written } = startPrompt();
  await type("select ';'\n");
  expect(ran).toEqual([]);
  await type(' as a; select 2;\n');
  expect(written()).toContain('...> ');
  await type(CTRL_D);
  await ended;
  expect(ran).toEqual(["select ';'\n as a;", 'select 2;']);
  expect(kept).toEqual(["select ';'", ' as a; select 2;']);
});

test('a line of a command is one within a statement too, but not within a text', async () => {
  const { type, ended, ran, asked } = startPrompt();
  await type('select 1\n.schema t\n + 1;\n');
  await type("select '\n.quit\n';\n");
  await type('select table_name from information_schema\n.tables;\n');
  await type('from information_schema\n.tables limit 1;\n');
  await type('select 2\n.quit\n');
  await ended;
  expect(ran).toEqual([
    'select 1\n + 1;',
    "select '\n.quit\n';",
    'select table_name from information_schema\n.tables;',
    'from information_schema\n.tables limit 1;',
  ]);
  expect(asked).toHaveLength(1);
});

test('Ctrl-C clears what is typed, of this line and of those before it', async () => {
  const { type, ended, ran, err } = startPrompt();
  await type('select 1\n');
  await type(`from nowhere${CTRL_C}`);
  await type('select 2;\n');
  await type(CTRL_D);
  await ended;
  expect({ ran, err }).toEqual({ ran: ['select 2;'], err: [] });
});

test('Ctrl-C at an empty prompt asks, and a second one ends it', async () => {
  const { type, ended, err } = startPrompt();
  await type(CTRL_C);
  expect(err).toEqual(['(Ctrl-C once more ends it, and so do .quit and Ctrl-D)']);
  await type('select 1;\n');
  await type(CTRL_C);
  await type(CTRL_C);
  await expect(ended).resolves.toBeUndefined();
});

test('Ctrl-C stops the statement that runs, and the prompt goes on', async () => {
  const { type, ended, ran, err } = startPrompt(async (sql, signal) => {
    if (sql === 'slow;') await sleep(600_000, undefined, { signal });
  });
  await type('slow;\n');
  await type(CTRL_C);
  await type('fast;\n');
  await type(CTRL_D);
  await ended;
  expect({ ran, err }).toEqual({ ran: ['slow;', 'fast;'], err: ['the statement was stopped'] });
});

test('what is wrong with a statement is told with its caret, and the next one is run', async () => {
  const { type, ended, ran, err } = startPrompt(async (sql) => {
    if (sql.startsWith('wrong')) throw new SqlError(new Error('Parser Error: no\n\nLINE 1: wrong;\n        ^'));
  });
  await type('wrong; select 2;\n');
  await type(CTRL_D);
  await ended;
  expect(ran).toEqual(['wrong;', 'select 2;']);
  expect(err).toEqual([
    'error[sql.failed]: Parser Error: no',
    '  LINE 1: wrong;',
    '          ^',
    '  .tables shows what can be asked; nothing can be written',
  ]);
});

test('the end of the input in the middle of a statement is told, and nothing is run', async () => {
  const { type, ended, ran, err } = startPrompt();
  await type('select 1\n');
  await type(CTRL_D);
  await ended;
  expect({ ran, err }).toEqual({ ran: [], err: ['the last statement was not run: it does not end with ;'] });
});

test('.tables, .schema, .all and .help say what there is', async () => {
  const { type, ended, ran, asked, out } = startPrompt();
  await type('.tables\n');
  expect(out.join('\n')).toMatch(/│ raw_items .*│ runs .*│ ledger/s);
  await type('.schema runs;\n');
  expect(asked).toEqual([expect.stringContaining('describe "runs"')]);
  expect(out.at(-1)).toBe('a  integer');
  await type('.schema\n.all\n.help\n');
  expect(asked[1]).toContain('duckdb_columns()');
  expect(ran).toEqual(['all']);
  expect(out.join('\n')).toMatch(/\.quit +end, as Ctrl-D does/);
  await type(CTRL_D);
  await ended;
});

test.each(['.quit', '.exit', 'exit', 'quit', 'quit;'])('%s ends the prompt', async (word) => {
  const { type, ended, ran, err } = startPrompt();
  await type(`${word}\n`);
  await ended;
  expect({ ran, err }).toEqual({ ran: [], err: [] });
});

test.each([
  ['.tabels', 'error[usage]: there is no command .tabels'],
  ['.tables all', 'error[usage]: .tables takes nothing after it'],
  ['.schema a b', 'error[usage]: .schema takes one name after it'],
])('%s is told', async (line, told) => {
  const { type, ended, ran, err } = startPrompt();
  await type(`${line}\n${CTRL_D}`);
  await ended;
  expect({ ran, told: err[0] }).toEqual({ ran: [], told });
});

test('the words of other prompts are known', async () => {
  const { type, ended, out, err, ran } = startPrompt();
  await type('\\d\n\\?\n\\unknown\n\\q\n');
  await ended;
  expect(out.join('\n')).toMatch(/a row is a, or answers[\s\S]*\.schema \[table\]/);
  expect({ ran, told: err[0] }).toEqual({ ran: [], told: 'error[usage]: there is no command \\unknown' });
});

test('a dot in the middle of a statement begins no command', async () => {
  const { type, ended, ran } = startPrompt();
  await type('select 1\n.5;\n');
  await type(CTRL_D);
  await ended;
  expect(ran).toEqual(['select 1\n.5;']);
});

test('what was typed before comes back, newest first', async () => {
  const { type, ended, ran } = startPrompt();
  await type('\u001b[A\n');
  await type(CTRL_D);
  await ended;
  expect(ran).toEqual(['select 0;']);
});
