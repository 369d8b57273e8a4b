import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..', '..', '..');
const PAGES = [...globSync('docs/*.md', { cwd: ROOT }), 'README.md', 'CONTRIBUTING.md'].sort();

test.each(PAGES)('the scripts that %s names exist', (page) => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const named = [
    ...readFileSync(join(ROOT, page), 'utf8').matchAll(/^(?:npx )?pnpm(?:@[\d.]+)?(?: -s)? (?:run )?([a-z:]+)/gm),
  ];
  const known = [...Object.keys(scripts), 'turbo', 'install', 'vitest', 'pulumi', 'exec', 'F', 's', 'npx'];
  expect(named.map(([, script]) => script).filter((script) => !known.includes(String(script)))).toEqual([]);
});
