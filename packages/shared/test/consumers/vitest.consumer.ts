import { expect, test } from 'vitest';
import { importing, PRINTED } from './program.ts';
import { projectWith } from './project.ts';

const ASSERT = `test('the package', () => { expect(printed).toBe('${PRINTED}'); });\n`;

test('Vitest runs it', async () => {
  const project = await projectWith(
    { vitest: '5.1.1' },
    { 'imported.test.ts': `import { expect, test } from 'vitest';${importing()}${ASSERT}` },
  );
  expect(await project.run('vitest', ['run', '--reporter=tap-flat'])).toContain(
    'ok 1 - imported.test.ts > the package',
  );
});
