import { defineConfig } from 'tsdown';

/**
 * One module a source, so that bundlers drop what is not imported, as ES modules and as CommonJS, each with its types.
 * SHA-256 is built in: its package is an ES module only, which not every Node can require.
 */
export default defineConfig({
  entry: ['src/index.ts', 'src/keys.ts', 'src/dynamodb.ts', 'src/testing.ts'],
  tsconfig: 'tsconfig.build.json',
  format: ['esm', 'cjs'],
  platform: 'neutral',
  unbundle: true,
  // Not under its own name, which would keep ours out of the tarball.
  copy: { from: 'node_modules/@noble/hashes/LICENSE', to: 'dist/built-in/@noble/hashes', rename: 'MIT.txt' },
  dts: { sourcemap: true },
  sourcemap: true,
  logLevel: 'error',
  // A folder named node_modules would be left out of the tarball.
  outputOptions: ({ entryFileNames, ...options }) => ({
    ...options,
    entryFileNames: ({ name }) =>
      String(entryFileNames).replace('[name]', name.includes('node_modules') ? builtIn(name) : '[name]'),
  }),
});

function builtIn(name: string): string {
  return name.replace(/.*node_modules/, 'built-in');
}
