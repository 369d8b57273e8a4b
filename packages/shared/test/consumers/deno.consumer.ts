import { expect, test } from 'vitest';
import { importing, PRINTED } from './program.ts';
import { projectWith } from './project.ts';

test('Deno checks its types and runs it', async () => {
  const program = `${importing(" with { type: 'json' }")}console.log(printed);`;
  const project = await projectWith({ deno: '2.9.6' }, { 'program.ts': program });
  const args = ['run', '--check', '--node-modules-dir=manual', '--allow-read', '--allow-env', 'program.ts'];
  expect(await project.run('deno', args, { NO_COLOR: '1' })).toBe(`${PRINTED}\n`);
});
