import { existsSync, globSync, readFileSync } from 'node:fs';

/** Sums the reports of every package that has tests, of those that are quick and of those that take long; a missing report is a failure. */
const packages = globSync(['packages/*/test', 'bench/test', 'engines/test', 'mutate/test', 'workspace/test']);
const reports = packages.flatMap((folder) => {
  const kinds = globSync('**/*.long.test.ts', { cwd: folder }).length > 0 ? ['quick', 'long'] : ['quick'];
  return kinds.map((kind) => folder.replace(/test$/, `test-results/${kind}.json`));
});

let passed = 0;
let failed = 0;
for (const report of reports) {
  if (!existsSync(report)) {
    process.stderr.write(`no report: ${report}\n`);
    failed++;
    continue;
  }
  const { numPassedTests, numTotalTests, success } = JSON.parse(readFileSync(report, 'utf8'));
  passed += numPassedTests;
  failed += numTotalTests - numPassedTests;
  if (!success && numTotalTests === numPassedTests) failed++;
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
