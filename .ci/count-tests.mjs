import { existsSync, globSync, readFileSync } from 'node:fs';

/** Sums the reports of every package that has tests; a missing report is a failure. */
const packages = globSync(['packages/*/test', 'bench/test', 'engines/test', 'mutate/test', 'workspace/test']);
const reports = packages.map((folder) => folder.replace(/test$/, 'test-results/vitest.json'));

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
