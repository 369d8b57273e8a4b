// Stands for Lambda's runtime: requires the handler as it does, invokes it once for each event, and tells what was loaded from where.
const { createRequire } = require('node:module');
const { join } = require('node:path');
const { inspect } = require('node:util');

const [task, handler, events] = process.argv.slice(2);
const [file, name] = [handler.slice(0, handler.lastIndexOf('.')), handler.slice(handler.lastIndexOf('.') + 1)];

async function main() {
  const started = performance.now();
  const entry = require(join(task, file));
  const init_ms = performance.now() - started;
  const runs_ms = [];
  let result;
  for (const event of JSON.parse(events)) {
    const begun = performance.now();
    result = await entry[name](event, { getRemainingTimeInMillis: () => 60_000 });
    runs_ms.push(performance.now() - begun);
  }
  const find = (request) => {
    try {
      return createRequire(join(task, file)).resolve(request);
    } catch {
      return 'nowhere';
    }
  };
  const told = {
    result,
    init_ms,
    runs_ms,
    peak_mb: Math.round(process.resourceUsage().maxRSS / 1024),
    resolved: Object.fromEntries(
      ['@aws-sdk/client-s3', '@duckdb/node-bindings', 'zod'].map((each) => [each, find(each)]),
    ),
    loaded: Object.keys(require.cache).filter((path) => path !== __filename),
  };
  process.stdout.write(`${JSON.stringify(told)}\n`);
}

// As Lambda does, by itself: what Node prints of an error begins with the whole line of its code, which is the whole bundle.
main().catch((error) => {
  process.exitCode = 1;
  process.stderr.write(`${inspect(error)}\n`);
});
