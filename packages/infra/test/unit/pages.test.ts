import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HOSTED_SOURCE } from '@quote-elt/ingest/config';
import { describe, expect, test } from 'vitest';
import { monthlyBill } from '../../src/cost/bill.ts';
import { costOfStacks } from '../../src/cost/main.ts';
import { billTable, costTable } from '../../src/cost/table.ts';
import { configOf, NOW, STACK_CONFIG_KEYS } from '../configs.ts';
import { afterRemedy, problemsOf, wordsOf } from '../remedies.ts';

const DOCS = join(import.meta.dirname, '..', '..', '..', '..', 'docs');
const textOf = (page: string) => readFileSync(join(DOCS, page), 'utf8');

/** The lines of a page's shell blocks that call Pulumi. */
const commandsIn = (page: string) =>
  [...textOf(page).matchAll(/```sh\n([\s\S]*?)```/g)]
    .flatMap(([, block]) => (block ?? '').split('\n'))
    .filter((line) => line.startsWith('pulumi '));

describe.each(['deploy.md', 'github.md'])('each command of Pulumi on the page %s', (page) => {
  test.each(commandsIn(page))('%s names the project, and sets what is known to what is accepted', (command) => {
    const words = wordsOf(command);
    expect(words.slice(0, 2)).toEqual(['-C', 'packages/infra']);
    const set = words.includes('set') && words.find((word) => STACK_CONFIG_KEYS.includes(word.replace(/\[\d+\]$/, '')));
    if (words.includes('set') && !words.includes('aws:region')) {
      expect(set).toBeTypeOf('string');
      expect(words.includes('--path')).toBe(String(set).endsWith(']'));
      const before = String(set).endsWith('[1]') ? { sources: [HOSTED_SOURCE] } : {};
      expect(problemsOf(afterRemedy(before, command))).toEqual([]);
    }
  });
});

test('the table of what a warehouse is billed is the one that is printed', () => {
  expect(textOf('deploy.md')).toContain(billTable(monthlyBill([configOf({ warehouse: true })], 3)));
});

test.each(['deploy.md', join('..', 'README.md')])('the table of cost on %s is the one that is printed', (page) => {
  expect(textOf(page)).toContain(costTable(['dev', 'prod'], costOfStacks(['dev', 'prod'], NOW)));
});
