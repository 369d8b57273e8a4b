import { expect, test } from 'vitest';
import { importing, PRINTED, REQUIRING } from './program.ts';
import { projectWith } from './project.ts';

test('Bun runs it', async () => {
  const project = await projectWith(
    { bun: '1.4.5' },
    { 'import.ts': `${importing()}console.log(printed);`, 'require.cjs': `${REQUIRING}console.log(printed);` },
  );
  expect(await project.run('bun', ['import.ts'])).toBe(`${PRINTED}\n`);
  expect(await project.run('bun', ['require.cjs'])).toBe(`${PRINTED}\n`);
});
