import { expect, test } from 'vitest';
import { importing, PRINTED } from './program.ts';
import { projectWith } from './project.ts';

test('Rollup bundles it', async () => {
  const project = await projectWith(
    { rollup: '4.68.8', '@rollup/plugin-node-resolve': '16.0.3', '@rollup/plugin-json': '6.1.0' },
    { 'app.mjs': `${importing()}console.log(printed);` },
  );
  const args = ['app.mjs', '--file', 'out.mjs', '--plugin', 'node-resolve', '--plugin', 'json'];
  expect(await project.run('rollup', args)).toBe('');
  expect(await project.run('node', ['out.mjs'])).toBe(`${PRINTED}\n`);
});
