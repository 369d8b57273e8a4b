import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { VIEWS } from '../../../models/manifest.ts';

const PAGE = readFileSync(join(import.meta.dirname, '..', '..', '..', '..', '..', 'docs', 'scale.md'), 'utf8');

test('the page on scale lists every view with what it answers', () => {
  const rows = [...PAGE.matchAll(/^\| `(\w+)` \| ([^|]+\?[^|]*) \|$/gm)].map(([, name, answers]) => ({
    name,
    answers,
  }));
  expect(rows).toEqual(VIEWS.map(({ name, answers }) => ({ name, answers })));
});
