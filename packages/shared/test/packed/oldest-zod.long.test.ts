import { mkdirSync, readFileSync, realpathSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { sampleRawItem, sampleRunRecord } from '../../src/testing.ts';
import { runNode, writeFiles } from './run.ts';

const { project } = inject('packed');
const PACKAGE = join(import.meta.dirname, '..', '..');

const PROGRAM = `
import { explainError, IngestEvent, RawItem, RunRecord, TransformEvent } from '@quote-elt/shared';
import { readFileSync } from 'node:fs';
const [item, run] = JSON.parse(readFileSync('given.json', 'utf8'));
const wrong = { ...item, ingested_date: '2026-02-30', schema_version: 2 };
console.log(RawItem.parse(item).ingested_at, RunRecord.parse(run).status);
console.log(explainError(RawItem.safeParse(wrong).error, 'item'));
console.log(IngestEvent.parse({ scheduled_time: '2026-11-22T18:59:00.5Z' }).scheduled_time);
console.log(TransformEvent.parse({ dates: ['2026-11-22'] }).force);
`;

test('the oldest Zod that the peer range names works too', async () => {
  const { peerDependencies, devDependencies } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8'));
  expect(`npm:zod@${peerDependencies.zod.slice(1)}`).toBe(devDependencies['zod-4.0']);
  const folder = join(project, '..', 'oldest-zod');
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, '@quote-elt'), { recursive: true });
  symlinkSync(realpathSync(join(PACKAGE, 'node_modules', 'zod-4.0')), join(modules, 'zod'), 'junction');
  symlinkSync(join(project, 'node_modules', '@quote-elt', 'shared'), join(modules, '@quote-elt', 'shared'), 'junction');
  const given = [sampleRawItem(), sampleRunRecord({ status: 'empty' })];
  writeFiles(folder, { 'program.mjs': PROGRAM, 'given.json': JSON.stringify(given) });
  expect(await runNode(['--preserve-symlinks', '--preserve-symlinks-main', 'program.mjs'], folder)).toBe(
    [
      '2026-11-22T18:59:00.000Z empty',
      'item: ingested_date: not a calendar date (YYYY-MM-DD); schema_version: version 2 is newer than 1, the newest that this release reads; update @quote-elt/shared',
      '2026-11-22T18:59:00.000Z',
      'false\n',
    ].join('\n'),
  );
});
