// Stands for Lambda's runtime: requires the handler as it does, invokes it once, and tells what was loaded from where.
const { createRequire } = require('node:module');
const { join } = require('node:path');

const [task, handler, event] = process.argv.slice(2);
const [file, name] = [handler.slice(0, handler.lastIndexOf('.')), handler.slice(handler.lastIndexOf('.') + 1)];

async function main() {
  const started = performance.now();
  const entry = require(join(task, file));
  const ready = performance.now();
  const result = await entry[name](JSON.parse(event), { getRemainingTimeInMillis: () => 60_000 });
  const done = performance.now();
  const find = (request) => {
    try {
      return createRequire(join(task, file)).resolve(request);
    } catch {
      return 'nowhere';
    }
  };
  const told = {
    result,
    init_ms: Math.round(ready - started),
    run_ms: Math.round(done - ready),
    peak_mb: Math.round(process.resourceUsage().maxRSS / 1024),
    resolved: { '@duckdb/node-api': find('@duckdb/node-api'), zod: find('zod') },
    loaded: Object.keys(require.cache).filter((path) => path !== __filename),
  };
  process.stdout.write(`${JSON.stringify(told)}\n`);
}

main();
