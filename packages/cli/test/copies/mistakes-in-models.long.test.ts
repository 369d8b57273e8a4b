import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withTempFolder } from '@quote-elt/runtime';
import { describe, expect, test } from 'vitest';
import { copyWorkspace } from './copied-workspace.ts';

const PACKAGES = ['cli', 'ingest', 'local', 'runtime', 'shared', 'transform'];
const DEMO = ['demo', '--keep', '--ticks', '5', '--data', 'data'];

/** What a mistake is, made in a folder of models; the command that meets it, and what it says first. */
const MISTAKES: readonly (readonly [string, (models: string) => void, readonly string[], RegExp])[] = [
  [
    'a column that is not there',
    (models) => writeFileSync(join(models, 'marts/quotes_agg.sql'), 'select\n    nope\nfrom quotes_fact\n'),
    DEMO,
    /^error\[transform\.failed\]: .*: models\.failed: quotes_agg \(models\/marts\/quotes_agg\.sql\): Binder Error: .*\n(?:.*\n)* {2}LINE 2: {5}nope\n +\^\n {2}repair what it names/,
  ],
  [
    'a view that fails as it is read',
    (models) => {
      const file = join(models, 'marts/quotes_fact.sql');
      writeFileSync(
        file,
        readFileSync(file, 'utf8').replace('select', "select cast('x' || author as integer) as nope,"),
      );
    },
    DEMO,
    /^error\[transform\.failed\]: .*: models\.failed: what reads the models: Conversion Error: /,
  ],
  [
    'a check that is no SQL',
    (models) => appendFileSync(join(models, 'checks/counts_conserved.sql'), 'where where'),
    DEMO,
    /^error\[transform\.failed\]: .*: models\.failed: what reads the models: Parser Error: /,
  ],
  [
    'a model without a file',
    (models) => rmSync(join(models, 'staging/stg_quotes.sql')),
    ['runs', '--data', 'data'],
    /^error\[models\.missing\]: stg_quotes \(models\/staging\/stg_quotes\.sql\): there is no such file\n {2}write its select there/,
  ],
  [
    'a model that reads what nothing provides',
    (models) => {
      const file = join(models, 'manifest.ts');
      writeFileSync(file, readFileSync(file, 'utf8').replace("reads: ['quotes_fact'],", "reads: ['nowhere'],"));
    },
    ['models'],
    /^error\[models\.graph\]: .* reads nowhere, which nothing provides\n/,
  ],
];

describe('a mistake in a model of the user', () => {
  test.each(MISTAKES)('%s is told with its place, and never as one of elt', async (_name, make, argv, told) => {
    await withTempFolder(async (folder) => {
      const run = copyWorkspace(folder, PACKAGES);
      make(join(folder, 'packages', 'transform', 'models'));
      const { status, out } = run('.', 'node', 'packages/cli/src/main.ts', ...argv);
      expect(out.slice(out.indexOf('error['))).toMatch(told);
      // A day that fails was run; what keeps elt from beginning is a matter of the configuration.
      expect([status, out.includes('mistake of elt')]).toEqual([argv === DEMO ? 1 : 2, false]);
    });
  });

  test('in a view over all days is told by who asks for it', async () => {
    await withTempFolder(async (folder) => {
      const run = copyWorkspace(folder, PACKAGES);
      expect(run('.', 'node', 'packages/cli/src/main.ts', ...DEMO).status).toBe(0);
      writeFileSync(join(folder, 'packages/transform/models/history/tag_counts.sql'), 'select nope from quotes_fact');
      const { status, out } = run('.', 'node', 'packages/cli/src/main.ts', 'sql', 'from tag_counts', '--data', 'data');
      expect(out).toMatch(/^error\[models\.failed\]: tag_counts \(models\/history\/tag_counts\.sql\)/m);
      expect(status).toBe(2);
    });
  });
});
