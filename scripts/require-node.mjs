/**
 * Runs after each install, under the Node that will run the scripts. The Node of this project is an optional dependency,
 * since each platform has its own, and pnpm leaves out in silence one that has none or whose integrity is wrong. Plain
 * JavaScript, so that any Node can say so. docs/decisions.md#node-comes-from-the-lockfile
 */
const MIN_MAJOR = 24;
const { node } = process.versions;

if (Number(node.split('.')[0]) < MIN_MAJOR) {
  process.stderr.write(
    [
      `error[node.missing]: the Node of this project was not installed for ${process.platform} on ${process.arch}, and Node ${node} is too old`,
      `  install Node ${MIN_MAJOR} or newer, then run npx pnpm@12.21.0 install again`,
      '',
    ].join('\n'),
  );
  process.exitCode = 1;
}
