import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { runNode, writeFiles } from './run.ts';

const { project } = inject('packed');
const require = createRequire(import.meta.url);

const PROGRAM = `
import { type CalendarDate, explainError, Quote, type QuotesAggRow, RawItem, Tick, toTick } from '@quote-elt/shared';
import { decodeItem, encodeItem } from '@quote-elt/shared/dynamodb';
import schema from '@quote-elt/shared/json-schema/raw-item.json' with { type: 'json' };
import { rawKey } from '@quote-elt/shared/keys';

const item: RawItem = RawItem.parse(decodeItem(encodeItem({ a: 1 })));
const day: CalendarDate = rawKey(toTick(0), 0).ingested_date;
const parsed = Quote.safeParse(item);
export const line: string = parsed.success ? parsed.data.content : explainError(parsed.error, 'item');
export const texts: string[] = [day, schema.$id];
export const count = (row: QuotesAggRow): number => row.quote_count;
// @ts-expect-error a day is no tick
export const tick: Tick = day;
// @ts-expect-error a text is no day until it is parsed
export const unchecked: CalendarDate = '2026-11-22';
// @ts-expect-error a field that does not exist
export const gone = item.nonsense;
`;
const REQUIRED = `
import shared = require('@quote-elt/shared');
const tick: shared.Tick = shared.toTick(0);
export = tick;
`;

const OPTIONS = {
  ...{
    strict: true,
    noEmit: true,
    exactOptionalPropertyTypes: true,
    verbatimModuleSyntax: true,
    resolveJsonModule: true,
  },
  ...{ skipLibCheck: false, target: 'es2024', lib: ['es2024', 'dom'], types: [] },
};

test.each([
  ['typescript-5.9', 'nodenext'],
  ['typescript-5.9', 'bundler'],
  ['typescript', 'nodenext'],
  ['typescript', 'bundler'],
])('%s finds the types by %s, and they hold', async (compiler, moduleResolution) => {
  const folder = join(project, `${compiler}-${moduleResolution}`);
  mkdirSync(folder);
  const compilerOptions = {
    ...OPTIONS,
    moduleResolution,
    module: moduleResolution === 'bundler' ? 'esnext' : 'nodenext',
  };
  writeFiles(folder, {
    'tsconfig.json': JSON.stringify({ compilerOptions, include: ['*'] }),
    'package.json': '{ "type": "module" }',
    'program.ts': PROGRAM,
    ...(moduleResolution === 'nodenext' ? { 'required.cts': REQUIRED } : {}),
  });
  const tsc = join(dirname(require.resolve(`${compiler}/package.json`)), 'bin', 'tsc');
  expect(await runNode([tsc, '-p', '.'], folder)).toBe('');
});
