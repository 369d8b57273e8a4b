/** The bindings of DuckDB for the two processors of Lambda. */
const LAMBDA_BINDINGS = /^@duckdb\/node-bindings-linux-(arm64|x64)$/;

/**
 * The layer for a stack's processor is built on any machine, so both bindings are installed on any machine: without the
 * platforms in its manifest a package is. `supportedArchitectures` would bring every other tool for both processors too.
 */
function readPackage(manifest) {
  if (!LAMBDA_BINDINGS.test(manifest.name)) return manifest;
  const { os: _os, cpu: _cpu, libc: _libc, ...anywhere } = manifest;
  return anywhere;
}

export const hooks = { readPackage };
