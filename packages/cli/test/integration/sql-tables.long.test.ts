import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { LEDGER_TABLE, MARTS, ROLES, VIEWS } from '@quote-elt/transform';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TABLE_NAMES } from '../../src/tables/known-tables.ts';
import { elt, makeDataFolder } from '../support.ts';

const TICKS = 50;
const DAYS = ['2026-10-10', '2026-11-23'];

let data: { folder: string; remove: () => Promise<void> };
beforeAll(async () => {
  data = await makeDataFolder();
  for (const day of DAYS) await elt(['demo', '--keep', '--ticks', String(TICKS), '--date', day, '--data', data.folder]);
});
afterAll(() => data.remove());

const run = (...argv: string[]) => elt(['sql', ...argv, '--data', data.folder]);
const rows = async (statement: string, ...argv: string[]) => {
  const { out, err } = await run('--json', ...argv, statement);
  expect(err).toEqual([]);
  return JSON.parse(String(out[0]));
};

describe('everything that is known is a table', () => {
  test('in one statement', async () => {
    const counts = TABLE_NAMES.map((name, i) => `select ${i} as place, count(*) >= 0 as known from ${name}`);
    const known = TABLE_NAMES.map((_, place) => ({ place, known: true }));
    expect(await rows(`${counts.join(' union all ')} order by place`)).toEqual(known);
  });

  test('raw items are rows with their attributes as DynamoDB types them', async () => {
    const statement = 'select count(*) as n, min(raw_items.ingested_at.S) as first from raw_items';
    expect(await rows(statement)).toEqual([{ n: TICKS, first: '2026-11-23T00:00:00.000Z' }]);
  });

  test('the ledger has a row for each recorded day, whatever the range', async () => {
    const statement =
      'select run_date, status, rows, len(checks) > 0 as checked, finished_at < now() as past from runs';
    const recorded = (run_date: string) => ({ run_date, status: 'succeeded', rows: TICKS, checked: true, past: true });
    expect(await rows(statement)).toEqual(DAYS.map(recorded));
    expect(await rows(statement, '--history')).toEqual(DAYS.map(recorded));
    expect(await rows(`select distinct unnest(checks).status as s from runs`)).toEqual([{ s: 'passed' }]);
  });

  test('the history has all published days, beside the models of the range', async () => {
    const counts = `select (select count(*) from ${ROLES.facts}) as range, (select count(*) from history.${ROLES.facts}) as all`;
    expect(await rows(counts)).toEqual([{ range: TICKS, all: DAYS.length * TICKS }]);
    const all = [...VIEWS, ...MARTS].map(({ name }) => `(select count(*) from history.${name})`);
    expect(await rows(`select ${all.join(' + ')} > 0 as known`)).toEqual([{ known: true }]);
  });

  test('also where no word of the statement says so', async () => {
    expect(await rows(`select count(*) as n from query_table('ru' || 'ns')`)).toEqual([{ n: DAYS.length }]);
  });
});

describe('what is wrong is told in the words of DuckDB', () => {
  test('with candidates and a caret', async () => {
    const column = await run(`select ingested_att from ${ROLES.facts}`);
    expect(column).toEqual({
      code: 2,
      out: [],
      err: [
        'error[sql.failed]: Binder Error: Referenced column "ingested_att" not found in FROM clause!',
        expect.stringMatching(/^ {2}Candidate bindings: "ingested_at"/),
        '',
        expect.stringMatching(/^ {2}LINE 1: select ingested_att from/),
        `${' '.repeat('  LINE 1: select '.length)}^`,
        '  the prompt of elt sql shows tables and columns by .tables and .schema; nothing can be written',
      ],
    });
  });

  test.each([ROLES.rejected, LEDGER_TABLE, ...VIEWS.slice(0, 1).map(({ name }) => name)])(
    'a slip in %s finds it among all tables',
    async (name) => {
      const { code, err } = await run(`from ${name}x`);
      expect([code, err.join('\n')]).toEqual([2, expect.stringContaining(`Did you mean "${name}"?`)]);
    },
  );

  test('and as it was given, when a file is to be written', async () => {
    const { err } = await run('--parquet', join(data.folder, 'x.parquet'), 'select nope');
    expect(err).toEqual([
      expect.stringContaining('Referenced column "nope"'),
      expect.stringContaining('LINE 1: select nope'),
      expect.stringMatching(/^ +\^$/),
      expect.any(String),
    ]);
  });

  test('text of a statement forges no line', async () => {
    const { err } = await run('select \u001b[2Jx');
    expect(err.join('')).not.toMatch(/\p{Cc}/u);
  });
});

describe('a person at a terminal', () => {
  const long = 'select range as n from range(1500)';
  const watched = (...argv: string[]) => elt(['sql', ...argv, '--data', data.folder], { watched: true });

  test('is shown forty rows, and told of the others', async () => {
    const { out, err } = await watched(long);
    expect(out).toHaveLength(40 + 4);
    expect(err).toEqual(['40 of 1,500 rows; 1,460 more: --all prints every row']);
  });

  test.each([
    ['by --all', () => watched('--all', long), 1500 + 4, ['1,500 rows']],
    ['where rows go to a pipe', () => run(long), 1500 + 4, ['1,500 rows']],
    ['as CSV', () => watched('--csv', long), 1501, []],
    ['as JSON', () => watched('--json', long), 1, []],
  ])('is shown all of them %s', async (_name, asked, lines, told) => {
    const { out, err } = await asked();
    expect([out.length, err]).toEqual([lines, told]);
  });

  test('is shown what is wider than the terminal by record, and nothing of it is cut', async () => {
    const wide = `select repeat('word ', 40) as text, 1 as n`;
    const { out } = await elt(['sql', wide, '--data', data.folder], { width: 60 });
    expect(out.join('\n')).toMatch(/│ text │ word .*\n│ +│ word/);
    expect(out.join('\n').match(/word/g)).toHaveLength(40);
    expect(Math.max(...out.map((line) => line.length))).toBeLessThanOrEqual(60);
  });

  test('is shown a plan as it is drawn', async () => {
    const { out } = await run(`explain select count(*) from ${ROLES.facts}`);
    expect(out.length).toBeGreaterThan(3);
    expect(out.join('')).not.toContain('\\n');
  });
});

test('history that is asked for where no day is published is told as such, and the other tables are there', async () => {
  await rm(join(data.folder, 'warehouse'), { recursive: true });
  const [view] = VIEWS;
  expect((await run(`from ${view?.name}`)).err[0]).toBe('error[warehouse.empty]: no day is published here');
  expect(await rows('select count(*) as n from runs')).toEqual([{ n: DAYS.length }]);
  expect((await run('from rums')).err.join('\n')).toContain('Did you mean "runs"?');
});
