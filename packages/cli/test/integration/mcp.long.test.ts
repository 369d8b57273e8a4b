import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { MODELS, ROLES } from '@quote-elt/transform';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { TABLE_NAMES } from '../../src/tables/known-tables.ts';
import { spawnElt } from '../spawn-elt.ts';
import { elt, makeDataFolder } from '../support.ts';

const MAIN = join(import.meta.dirname, '..', '..', 'src', 'main.ts');
const DAY = '2026-11-23';
const Content = z.array(z.object({ text: z.string() }));

let data: { folder: string; remove: () => Promise<void> };
let client: Client;
let strange: unknown[];

/** A client of a server that runs as a process of its own; what is no message of the protocol is an error of it. */
async function connected(folder: string): Promise<Client> {
  const started = new Client({ name: 'test', version: '0' });
  started.onerror = (error) => void strange.push(error);
  const env = { PATH: process.env.PATH ?? '', TZ: 'UTC' };
  const args = [MAIN, 'mcp', '--data', folder];
  await started.connect(new StdioClientTransport({ command: process.execPath, args, env, stderr: 'ignore' }));
  return started;
}

beforeAll(async () => {
  strange = [];
  data = await makeDataFolder();
  await elt(['demo', '--keep', '--ticks', '60', '--date', DAY, '--data', data.folder]);
  client = await connected(data.folder);
}, 120_000);
afterAll(async () => {
  await client.close();
  await data.remove();
});

/** What a tool answers, and whether it is an error. */
async function call(name: string, input: Record<string, unknown> = {}) {
  const { content, isError = false } = await client.callTool({ name, arguments: input });
  return { isError, texts: Content.parse(content).map(({ text }) => text) };
}
const json = async (name: string, input: Record<string, unknown> = {}) => {
  const { isError, texts } = await call(name, input);
  expect({ isError, texts }).toMatchObject({ isError: false });
  return JSON.parse(String(texts[0]));
};

test('the tools are those that read, and say so', async () => {
  const { tools } = await client.listTools();
  expect(tools.map(({ name, annotations }) => [name, annotations?.readOnlyHint])).toEqual(
    ['sql', 'runs', 'gaps', 'models', 'verify'].map((name) => [name, true]),
  );
});

describe('sql', () => {
  const days = { from: DAY, to: DAY };

  test('gives rows, and how many more there are', async () => {
    const statement = `select ingested_at from ${ROLES.facts} order by ingested_at`;
    expect(await json('sql', { statement, ...days, limit: 1 })).toEqual({
      rows: [{ ingested_at: `${DAY}T00:00:00.000Z` }],
      more: 59,
    });
    expect((await json('sql', { statement: 'from range(5000)' })).more).toBe(4900);
    expect(
      (await json('sql', { statement: `select repeat('x', 9000) from range(100)`, limit: 100 })).more,
    ).toBeGreaterThan(90);
    for (const [statement, length] of [
      [`select repeat('x', 90000) as a from range(20)`, 90_008],
      [`select 'x' as a union all select repeat('x', 1000000) from range(20)`, 1_000_000],
    ] as const)
      expect(await call('sql', { statement })).toEqual({
        isError: true,
        texts: [
          expect.stringMatching(
            new RegExp(`^error\\[sql\\.long_row\\]: a row has up to ${length} characters\\n.*fewer columns`),
          ),
        ],
      });
  });

  test.each([
    ['that is wrong', 'select nope', /^error\[sql\.failed\]: .*"nope"[\s\S]*LINE 1: select nope\n +\^/],
    ['that writes', `delete from ${ROLES.facts}`, /^error\[sql\.failed\]/],
    ['that writes a file', `copy (select 1) to '/tmp/elt-mcp.csv'`, /^error\[sql\.writes\]/],
    ['that reads a file', `from read_text('/etc/hostname')`, /^error\[sql\.failed\]/],
    ['that is two', 'select 1; select 2', /^error\[sql\.statements\]/],
  ])('a statement %s is an error of the tool', async (_name, statement, told) => {
    expect(await call('sql', { statement })).toEqual({ isError: true, texts: [expect.stringMatching(told)] });
  });

  test('what does not fit its input is an error of the tool', async () => {
    for (const input of [
      {},
      { statement: 5 },
      { statement: 'select 1', limit: 0 },
      { statement: 'select 1', from: 'x' },
    ])
      expect((await call('sql', input)).isError).toBe(true);
  });

  test('text of others forges nothing', async () => {
    const { texts } = await call('sql', { statement: `select chr(27) || '[2J' || chr(8238) as x` });
    expect(texts.join('')).not.toMatch(/\p{Cc}|\u202e/u);
    expect(JSON.parse(String(texts[0])).rows).toEqual([{ x: '\u001b[2J\u202e' }]);
  });
});

test('runs, gaps, models and verify answer as the commands do', async () => {
  const [runs, gaps, models, verify] = await Promise.all([
    json('runs', { limit: 5 }),
    json('gaps', { from: DAY, to: DAY }),
    json('models'),
    json('verify', { date: DAY }),
  ]);
  expect(runs).toMatchObject({ runs: [{ run_date: DAY, rows: 60 }], more: 0 });
  expect(gaps).toMatchObject({ from: DAY, missing_count: 1380 });
  expect(models.tables.map((table: { name: string }) => table.name)).toEqual(TABLE_NAMES);
  expect(models.models).toHaveLength(MODELS.length);
  expect(verify.marts.map((mart: { identical: boolean }) => mart.identical)).toEqual([true, true, true]);
});

test.each([
  ['gaps', { from: '2026-11-23', to: '2026-11-20' }, /^error\[usage\]/],
  ['gaps', { from: '--data=elsewhere' }, /^error\[usage\]/],
  ['verify', { date: 'never' }, /^error\[usage\]/],
  ['verify', { date: '2026-11-01' }, /^error\[/],
])('%s with %j is an error of the tool', async (name, input, told) => {
  expect(await call(name, input)).toEqual({ isError: true, texts: [expect.stringMatching(told)] });
});

test('a tool that nobody has is told, and the server goes on', async () => {
  expect((await call('drop', {})).isError).toBe(true);
  expect((await json('models')).tables.length).toBeGreaterThan(0);
});

test('a folder without tables is an error of the tool, and is not made', async () => {
  const folder = join(data.folder, 'none');
  const other = await connected(folder);
  const { content, isError } = await other.callTool({ name: 'runs', arguments: {} });
  expect([isError, Content.parse(content)[0]?.text]).toEqual([true, expect.stringMatching(/^error\[data\.missing\]/)]);
  await other.close();
  expect(globSync(folder)).toEqual([]);
});

test('it ends with its input, and nothing but the protocol was on stdout', async () => {
  expect(strange).toEqual([]);
  // A child of `spawnElt` has an input that is over at once.
  expect(await spawnElt(['mcp', '--data', data.folder]).ended).toMatchObject({ code: 0, out: '' });
});

test('what is asked just before the input ends is answered', () => {
  const params = { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '0' } };
  const messages = [
    { id: 1, method: 'initialize', params },
    { method: 'notifications/initialized' },
    { id: 2, method: 'tools/call', params: { name: 'runs', arguments: {} } },
    { id: 3, method: 'tools/call', params: { name: 'sql', arguments: { statement: 'select 42 as n' } } },
  ];
  const input = messages.map((message) => `${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`).join('');
  const { status, stdout } = spawnSync(process.execPath, [MAIN, 'mcp', '--data', data.folder], {
    input,
    encoding: 'utf8',
  });
  const answers = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect([status, answers.map(({ id }) => id)]).toEqual([0, [1, 2, 3]]);
  expect(answers[2].result.content[0].text).toContain('"n":42');
});

test('the SDK is loaded by nobody who does not serve it', () => {
  const root = join(import.meta.dirname, '..', '..', 'src');
  const importers = (pattern: RegExp) =>
    globSync('**/*.ts', { cwd: root }).filter((file) => pattern.test(readFileSync(join(root, file), 'utf8')));
  expect(importers(/from '@modelcontextprotocol\//).every((file) => file.startsWith('mcp'))).toBe(true);
  expect(importers(/from '\.\.?\/mcp\//)).toEqual([]);
});
