import { expect, test } from 'vitest';
import { importing, PRINTED } from './program.ts';
import { projectWith } from './project.ts';

const WORKER = `${importing()}export default { fetch: () => new Response(printed) };`;
const HOST = `
import { build } from 'esbuild';
import { Miniflare } from 'miniflare';
const conditions = ['workerd', 'worker', 'browser'];
const { outputFiles } = await build({ entryPoints: ['worker.js'], bundle: true, write: false, format: 'esm', conditions });
const host = new Miniflare({ modules: true, script: outputFiles[0].text, compatibilityDate: '2026-01-01' });
console.log(await (await host.dispatchFetch('http://localhost/')).text());
await host.dispose();
`;

test('workerd serves it', async () => {
  const project = await projectWith(
    { miniflare: '4.20260730.0', esbuild: '0.28.2' },
    { 'worker.js': WORKER, 'host.mjs': HOST },
  );
  expect(await project.run('node', ['host.mjs'])).toBe(`${PRINTED}\n`);
});
