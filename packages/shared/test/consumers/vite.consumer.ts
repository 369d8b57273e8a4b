import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importing, PRINTED } from './program.ts';
import { projectWith } from './project.ts';

test('Vite builds a page with it', async () => {
  const project = await projectWith(
    { vite: '8.3.8' },
    {
      'index.html': '<script type="module" src="/app.ts"></script>',
      'app.ts': `${importing()}console.log(printed);`,
    },
  );
  expect(await project.run('vite', ['build', '--logLevel', 'warn'])).toBe('');
  const [script] = globSync('dist/assets/*.js', { cwd: project.folder });
  expect(readFileSync(join(project.folder, script ?? ''), 'utf8').length).toBeGreaterThan(1000);
  // The page's own loader asks for a document.
  const page = 'globalThis.document = { createElement: () => ({ relList: { supports: () => true } }) };';
  expect(await project.run('node', ['--input-type=module', '-e', `${page} await import('./${script}')`])).toBe(
    `${PRINTED}\n`,
  );
});
