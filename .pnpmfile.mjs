/** The bindings of DuckDB for the two processors of Lambda. */
const LAMBDA_BINDINGS = /^@duckdb\/node-bindings-linux-(arm64|x64)$/;

/** The packages that hold a Node for one platform; they name it by a text, where pnpm heeds lists alone. */
const NODE_BINARIES = /^node-(linux|win)-(arm64|x64)$/;

/** Changes manifests as they are read, before the lockfile is written. */
function readPackage(manifest) {
  // The layer for a stack's processor is built on any machine, so both bindings are installed on any machine: without the
  // platforms in its manifest a package is. `supportedArchitectures` would bring every other tool for both processors too.
  if (LAMBDA_BINDINGS.test(manifest.name)) {
    const { os: _os, cpu: _cpu, libc: _libc, ...anywhere } = manifest;
    return anywhere;
  }
  if (NODE_BINARIES.test(manifest.name)) return { ...manifest, os: [manifest.os].flat(), cpu: [manifest.cpu].flat() };
  // It fetches a binary outside of the lockfile, so it is installed only where no package of the lockfile has one:
  // docs/decisions.md#node-comes-from-the-lockfile
  if (manifest.name === 'node') return { ...manifest, os: ['darwin'] };
  return manifest;
}

export const hooks = { readPackage };
