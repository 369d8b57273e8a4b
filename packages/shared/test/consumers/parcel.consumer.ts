import { expect, test } from 'vitest';
import { importing, PRINTED } from './program.ts';
import { projectWith } from './project.ts';

test('Parcel bundles it without options', async () => {
  const project = await projectWith({ parcel: '2.16.4' }, { 'app.js': `${importing()}console.log(printed);` });
  expect(await project.run('parcel', ['build', 'app.js', '--no-cache'])).toContain('Built in');
  expect(await project.run('node', ['dist/app.js'])).toBe(`${PRINTED}\n`);
});
