import { mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, inject, onTestFinished, test } from 'vitest';
import { encodeItem } from '../../../src/dynamodb.ts';
import { runNode, writeFiles } from '../../packed/run.ts';

const PACKAGE = join(import.meta.dirname, '..', '..', '..');
const SNIPPETS = [...readFileSync(join(PACKAGE, 'README.md'), 'utf8').matchAll(/```ts\n(.*?)```/gs)].map(([, text]) =>
  String(text),
);
const FOLDER = join(inject('packed').project, 'readme');
mkdirSync(FOLDER, { recursive: true });

const QUOTABLE_STAND_IN = `
const answers = [{ _id: '-RxwjpiXK_', content: 'Know thyself.', author: 'Socrates' }, { _id: 'x', content: null }];
globalThis.fetch = async () => Response.json(answers);
`;

test('shows four uses in under sixty lines', () => {
  const lines = SNIPPETS.flatMap((snippet) => snippet.split('\n').filter((line) => line.trim() !== ''));
  expect(SNIPPETS).toHaveLength(4);
  expect(lines.length).toBeLessThan(60);
});

test('every snippet compiles', async () => {
  const compilerOptions = {
    ...{ strict: true, noEmit: true, skipLibCheck: true, module: 'nodenext', target: 'es2024', lib: ['es2024', 'dom'] },
    ...{ types: ['node'], typeRoots: [join(PACKAGE, 'node_modules', '@types')] },
  };
  writeFiles(FOLDER, {
    ...Object.fromEntries(SNIPPETS.map((text, i) => [`snippet-${i}.ts`, text])),
    'tsconfig.json': JSON.stringify({ compilerOptions, include: ['*.ts'] }),
    'package.json': '{ "type": "module" }',
  });
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
  expect(await runNode([tsc, '-p', '.'], FOLDER)).toBe('');
});

test('the answer of an API is validated', async () => {
  writeFiles(FOLDER, { 'api.ts': SNIPPETS[0] ?? '', 'stand-in.mjs': QUOTABLE_STAND_IN });
  const printed = await runNode(['--import', './stand-in.mjs', 'api.ts'], FOLDER);
  expect(printed).toContain("author_slug: 'socrates'");
});

test('the rows of the table are read', async () => {
  const item = JSON.parse(readFileSync(join(PACKAGE, 'test', 'record', 'golden', 'raw-item-1.json'), 'utf8'));
  const asked: unknown[] = [];
  const server = createServer(async (request, response) => {
    asked.push(JSON.parse((await request.toArray()).join('')));
    response.end(JSON.stringify({ Items: [encodeItem(item)], Count: 1 }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  writeFiles(FOLDER, { 'table.ts': SNIPPETS[1] ?? '' });
  const endpoint = `http://127.0.0.1:${Object(server.address()).port}`;
  expect(await runNode(['table.ts'], FOLDER, { AWS_ENDPOINT_URL: endpoint })).toBe(
    `${item.ingested_at} ${item.author} ${item.content}\n`,
  );
  expect(asked).toMatchObject([{ TableName: 'quote-elt-prod-quotes_raw' }]);
});

test('a query on the marts is typed', async () => {
  const mart = `
    import { DuckDBInstance } from '@duckdb/node-api';
    const connection = await (await DuckDBInstance.create()).connect();
    const rows = "(values ('Seneca', 1::integer), ('Socrates', 3::integer)) as rows(author, quote_count)";
    await connection.run("copy (select * from " + rows + ") to 'quotes_agg.parquet' (format parquet)");
  `;
  writeFiles(FOLDER, { 'marts.ts': SNIPPETS[2] ?? '', 'make-mart.mjs': mart });
  expect(await runNode(['make-mart.mjs'], FOLDER)).toBe('');
  expect(await runNode(['marts.ts'], FOLDER)).toBe('3 x Socrates\n1 x Seneca\n');
});

test('a test has its records in one call each', async () => {
  writeFiles(FOLDER, { 'records.test.ts': SNIPPETS[3] ?? '' });
  expect(await runNode(['--test', '--test-reporter=tap', 'records.test.ts'], FOLDER)).toContain('# pass 1\n# fail 0');
});
