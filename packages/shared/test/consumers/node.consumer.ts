import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importing, PRINTED, REQUIRING } from './program.ts';
import { projectWith } from './project.ts';

test.each(['20.0.0', '20.19.6', '22.11.0', '22.12.0', '24.9.0'])('Node %s imports and requires it', async (version) => {
  const project = await projectWith(
    { node: `npm:node-${process.platform}-${process.arch}@${version}` },
    {
      'import.mjs': `${importing(" with { type: 'json' }")}console.log(printed);`,
      // Attributes of imports are newer than the oldest Node.
      'import-20.mjs': `import { createRequire } from 'node:module';
const schema = createRequire(import.meta.url)('@quote-elt/shared/json-schema/raw-item.json');
${importing().replace(/import schema.*/, '')}console.log(printed);`,
      'require.cjs': `${REQUIRING}console.log(printed);`,
    },
  );
  const node = join(project.folder, 'node_modules', 'node', 'bin', 'node');
  expect(await project.run(node, ['--version'])).toBe(`v${version}\n`);
  const imported = version === '20.0.0' ? 'import-20.mjs' : 'import.mjs';
  for (const program of [imported, 'require.cjs']) {
    expect(await project.run(node, [program])).toBe(`${PRINTED}\n`);
  }
});
