import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { runNode, writeFiles } from './run.ts';

const { project } = inject('packed');
const require = createRequire(import.meta.url);

const program = (attributes: string) => `
import { type CalendarDate, explainError, RawItem, type RawItemInput, type RunRecord, SourceRecord, type Tick, toTick } from '@quote-elt/shared';
import { CodecError, decodeItem, encodeItem } from '@quote-elt/shared/dynamodb';
import schema from '@quote-elt/shared/json-schema/raw-item.json'${attributes};
import { rawKey } from '@quote-elt/shared/keys';
import { sampleRawItem } from '@quote-elt/shared/testing';

const given: RawItemInput = sampleRawItem({ ingested_at: '2024-02-29T00:00:00.007Z' });
const item: RawItem = RawItem.parse(decodeItem(encodeItem(given)));
const day: CalendarDate = rawKey(toTick(0), 0).ingested_date;
const parsed = SourceRecord.safeParse(item);
export const record: SourceRecord | string = parsed.success ? parsed.data : explainError(parsed.error, 'item');
export const texts: string[] = [day, schema.$id];
export const count = (run: RunRecord): number => run.rows;
export const code = (error: unknown): string | undefined => (error instanceof CodecError ? error.code : undefined);
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

const STRICT = {
  ...{ strict: true, noEmit: true, exactOptionalPropertyTypes: true, resolveJsonModule: true, esModuleInterop: true },
  ...{ skipLibCheck: true, target: 'es2022', lib: ['es2022', 'dom'], types: [] },
};

/** How TypeScript finds modules: its options, and the programs that it is given. */
const WAYS = {
  node10: {
    options: { module: 'commonjs', moduleResolution: 'node10' },
    files: { 'program.ts': program(''), 'required.ts': REQUIRED },
  },
  node16: {
    options: { module: 'node16', moduleResolution: 'node16' },
    files: { 'program.mts': program(''), 'program.cts': program(''), 'required.cts': REQUIRED },
  },
  nodenext: {
    // The declarations are the same for all, so they are checked as such once a compiler.
    options: { module: 'nodenext', moduleResolution: 'nodenext', skipLibCheck: false },
    files: { 'program.mts': program(" with { type: 'json' }"), 'program.cts': program(''), 'required.cts': REQUIRED },
  },
  bundler: { options: { module: 'esnext', moduleResolution: 'bundler' }, files: { 'program.ts': program('') } },
} as const;

const COMPILERS = ['typescript-5.4', 'typescript-5.9', 'typescript'] as const;
const CELLS = COMPILERS.flatMap((compiler) =>
  Object.entries(WAYS).map(([way, { options, files }]) => [compiler, way, options, files] as const),
);

/** A compiler that reads all of Zod's declarations takes five seconds, and several times as many on a busy machine. */
const TIMEOUT_MS = 120_000;

test.each(CELLS)(
  '%s finds the types by %s, and they hold',
  { timeout: TIMEOUT_MS },
  async (compiler, way, options, files) => {
    const folder = join(project, `${compiler}-${way}`);
    mkdirSync(folder);
    // TypeScript 6 still has node10, and asks whether one knows that it will go.
    const deprecated = compiler === 'typescript' && way === 'node10' ? { ignoreDeprecations: '6.0' } : {};
    writeFiles(folder, {
      'tsconfig.json': JSON.stringify({ compilerOptions: { ...STRICT, ...options, ...deprecated }, include: ['*'] }),
      ...files,
    });
    const tsc = join(dirname(require.resolve(`${compiler}/package.json`)), 'bin', 'tsc');
    expect(await runNode([tsc, '-p', '.'], folder)).toBe('');
  },
);
