import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Folders of tests, the quickest first: a mutant's run ends at the first test that fails. */
const FOLDERS = [
  ...['/test/unit/', '/test/record/', '/test/models/', '/test/contract/', '/test/sources/', '/test/integration/'],
];

/** Runs tests of units before those that start a database or a server, and properties after examples. */
export class QuickestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((a, b) => rankOf(a.moduleId) - rankOf(b.moduleId));
  }
}

function rankOf(path: string): number {
  const folder = FOLDERS.findIndex((each) => path.includes(each));
  return 2 * (folder === -1 ? FOLDERS.length : folder) + (path.endsWith('.property.test.ts') ? 1 : 0);
}
