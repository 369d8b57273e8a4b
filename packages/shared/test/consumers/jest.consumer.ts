import { expect, test } from 'vitest';
import { importing, PRINTED, REQUIRING } from './program.ts';
import { projectWith } from './project.ts';

const ASSERT = `test('the package', () => { expect(printed).toBe('${PRINTED}'); });\n`;
const JEST = { jest: '30.5.2' };

test.each([
  ['its default settings', JEST, { 'required.test.js': REQUIRING + ASSERT }, {}],
  [
    'ts-jest',
    { ...JEST, 'ts-jest': '29.4.15', typescript: '5.9.3', '@types/jest': '30.0.0' },
    {
      'imported.test.ts': importing() + ASSERT,
      'tsconfig.json': JSON.stringify({
        compilerOptions: { strict: true, esModuleInterop: true, resolveJsonModule: true },
      }),
    },
    { preset: 'ts-jest' },
  ],
  [
    'swc',
    { ...JEST, '@swc/jest': '0.2.39', '@swc/core': '1.16.22' },
    { 'imported.test.ts': importing() + ASSERT },
    { transform: { '^.+\\.ts$': '@swc/jest' } },
  ],
] as const)('Jest runs it with %s', async (_what, dependencies, files, jest) => {
  const project = await projectWith(dependencies, files, { jest });
  const told = await project.run('jest', ['--json']);
  expect(JSON.parse(told)).toMatchObject({
    success: true,
    numPassedTests: Object.keys(files).filter((name) => name.includes('.test.')).length,
  });
});
