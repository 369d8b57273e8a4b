import { expect, test } from 'vitest';
import { TRACKED, textOf } from './tracked-files.ts';

/** Names as code spells them: two words or more, each of which begins with a capital letter but for the first. */
const CODE_NAME = /\b[A-Za-z][a-z]+[A-Z]\w*\b/g;

/** Products of others whose names are spelled like those of code. */
const PRODUCTS = new Set(['DynamoDB', 'DuckDB']);

const SOURCES = TRACKED.filter((path) => /^packages\/[^/]+\/src\/.*\.ts$/.test(path)).map(textOf);

function isExported(name: string): boolean {
  const declared = new RegExp(`^export (?:async )?(?:function|interface|class|const|type) ${name}\\b`, 'm');
  return SOURCES.some((text) => declared.test(text));
}

test('each name of code in the diagram of the README is one that the code has', () => {
  const [, diagram = ''] = /```mermaid\n([\s\S]*?)```/.exec(textOf('README.md')) ?? [];
  const names = [...new Set(diagram.match(CODE_NAME))].filter((name) => !PRODUCTS.has(name));
  expect(names).toEqual(expect.arrayContaining(['ingestTick', 'ItemStore', 'transformDays', 'RowReader', 'runModels']));
  expect(names.filter((name) => !isExported(name))).toEqual([]);
});
