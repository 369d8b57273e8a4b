import { expect, test } from 'vitest';
import { importing, PRINTED, REQUIRING } from './program.ts';
import { projectWith } from './project.ts';

test.each([
  ['ES modules', 'app.mjs', importing()],
  ['CommonJS', 'app.cjs', REQUIRING],
])('webpack bundles it from %s', async (_what, entry, program) => {
  const project = await projectWith(
    { webpack: '5.112.2', 'webpack-cli': '7.3.1' },
    { [entry]: `${program}console.log(printed);` },
  );
  const told = await project.run('webpack', [
    '--mode',
    'production',
    '--entry',
    `./${entry}`,
    '--target',
    'web',
    '--no-performance',
  ]);
  expect(told).toContain('compiled successfully');
  expect(await project.run('node', ['dist/main.js'])).toBe(`${PRINTED}\n`);
});
