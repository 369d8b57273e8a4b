import { setTimeout as sleep } from 'node:timers/promises';
import {
  MODELS,
  MODELS_FOLDER,
  ModelFailedError,
  OWN_MODELS,
  pathOf,
  ROLES,
  readModelFiles,
} from '@quote-elt/transform';
import { describe, expect, test } from 'vitest';
import { createBell } from '../../src/dev/bell.ts';
import { buildLines } from '../../src/dev/build-line.ts';
import { changedPaths } from '../../src/dev/changed-paths.ts';
import { notesOn } from '../../src/dev/notes.ts';
import { problemOf } from '../../src/dev/problem.ts';

test('files that came, went or have another text changed, and no other', () => {
  const before = new Map([
    ['a', '1'],
    ['b', '1'],
    ['c', '1'],
  ]);
  const after = new Map([
    ['b', '2'],
    ['c', '1'],
    ['d', '1'],
  ]);
  expect([...changedPaths(before, after)].sort()).toEqual(['a', 'b', 'd']);
  expect(changedPaths(after, after).size).toBe(0);
});

describe('a bell', () => {
  const { signal } = new AbortController();

  test('is heard once for a burst of rings', async () => {
    const bell = createBell(10);
    const heard = bell.heard(signal);
    for (let ring = 0; ring < 5; ring++) {
      bell.ring();
      await sleep(1);
    }
    expect(await heard).toBe(true);
    const next = bell.heard(signal);
    expect(await Promise.race([next, sleep(50).then(() => 'silence')])).toBe('silence');
    bell.ring();
    expect(await next).toBe(true);
  });

  test('that rings while nobody listens is heard after', async () => {
    const bell = createBell(1);
    bell.ring();
    await bell.heard(signal);
    bell.ring();
    expect(await bell.heard(signal)).toBe(true);
  });

  test('is not waited for when the wait is over before it begins', async () => {
    expect(await createBell(1).heard(AbortSignal.abort())).toBe(false);
  });
});

describe('a problem', () => {
  const cause = (sql: string) => new Error(`Binder Error: no "x\u001b[31m"\n\nLINE 2: ${sql}\n        ^`);

  test('names file, line and column, and shows the line of the file with a caret below', () => {
    const sql = '\u001b[31mx';
    expect(problemOf(new ModelFailedError('m', 'marts/m.sql', sql, cause(sql)))).toEqual({
      code: 'models.failed',
      place: 'marts/m.sql:1:2',
      lines: ['Binder Error: no "x\\u001b[31m"', 'LINE 1: \\u001b[31mx', '              ^'],
      hint: undefined,
    });
  });

  test('without a place names the file', () => {
    const problem = problemOf(
      new ModelFailedError('m', 'marts/m.sql', 'select 1', new Error('Invalid Input Error: 7')),
    );
    expect(problem).toMatchObject({ place: 'marts/m.sql', lines: ['Invalid Input Error: 7'] });
  });

  test('that is none of the models says what it is', () => {
    expect(problemOf(new Error('x\ny'))).toEqual({
      code: 'internal',
      place: undefined,
      lines: ['x', 'y'],
      hint: undefined,
    });
  });
});

test('a select that nothing names has a note, and one for another engine when it was saved', async () => {
  const files = new Map(await readModelFiles(MODELS_FOLDER)).set('marts/unnamed.sql', 'select 1');
  const twin = [...files.keys()].find((path) => path.startsWith('trino/')) ?? '';
  const pathsOf = (changed: readonly string[]) => notesOn(files, OWN_MODELS, new Set(changed)).map(({ path }) => path);
  expect(pathsOf([])).toEqual(['marts/unnamed.sql']);
  expect(pathsOf([twin]).sort()).toEqual(['marts/unnamed.sql', twin].sort());
});

test('a build is told in one line: what was saved, how much was built, and each check that fails', () => {
  const check = { name: 'm.k.unique', severity: 'error' as const, failures: 0, rows: [] };
  const path = pathOf(MODELS.find(({ name }) => name === ROLES.facts) ?? { layer: 'marts', name: '' });
  const build = {
    saved: [path],
    built: [{ name: ROLES.facts, rows: 1440, ms: 3 }],
    checks: [check, { ...check, name: 'm.n', failures: 1200 }],
    shown: { name: ROLES.facts, path, columns: [], count: 1440, rows: [] },
    notes: [
      { path: 'marts/x.sql', text: 'not named' },
      { path, text: 'a note' },
    ],
    ms: 42.4,
    at: new Date('2026-11-24T09:30:00Z'),
  };
  const text = (parts: ReturnType<typeof buildLines>[number] | undefined) =>
    [parts ?? '']
      .flat()
      .map((part) => (typeof part === 'string' ? part : part.text))
      .join('');
  expect(buildLines(build).map(text)).toEqual([
    `✘ 09:30:00  ${ROLES.facts} 1,440 rows, 1 model built in 42 ms, 1 check passed, failed: m.n (1,200)`,
    `! ${path}: a note`,
  ]);
});
