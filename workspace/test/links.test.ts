import { describe, expect, test } from 'vitest';
import { headingsOf, linksOfCode, linksOfPage } from './links.ts';
import { TRACKED, textOf } from './tracked-files.ts';

const PAGES = TRACKED.filter((path) => path.endsWith('.md'));
/** Code, texts of configuration and scripts; this file makes pages up. */
const CODE = TRACKED.filter((path) =>
  /\.(?:ts|js|mjs|cjs|sql|json|ya?ml)$|\/CODEOWNERS$|^\.ci\/run$/.test(path),
).filter((path) => path !== 'workspace/test/links.test.ts');

/** What is wrong with the links of a file: those whose file, folder or heading is not there. */
function broken(path: string, linksOf: typeof linksOfPage): string[] {
  return linksOf(path, textOf(path)).flatMap(({ to, heading }) => {
    const there = TRACKED.some((file) => file === to || file.startsWith(`${to.replace(/\/$/, '')}/`));
    if (!there) return [`${path}: there is no ${to}`];
    if (heading === undefined || headingsOf(textOf(to)).includes(heading)) return [];
    return [`${path}: ${to} has no heading #${heading}`];
  });
}

test.each(PAGES)('each link of %s leads to a file and a heading that are there', (page) => {
  expect(broken(page, linksOfPage)).toEqual([]);
});

test('each page that code names is there, with the heading', () => {
  expect(CODE.flatMap((path) => broken(path, linksOfCode))).toEqual([]);
});

test.each(['architecture', 'components', 'deploy', 'models', 'operations', 'performance', 'sources'])(
  'code leads to docs/%s.md, where a reader wants it',
  (name) => {
    const code = CODE.filter((path) => path.includes('/src/'));
    expect(
      code.filter((path) => linksOfCode(path, textOf(path)).some(({ to }) => to === `docs/${name}.md`)),
    ).not.toEqual([]);
  },
);

describe('the test of links', () => {
  test('finds links of every form in a page, and none in its code', () => {
    const page = [
      '# A `b` c: d',
      '[one](x.md) and ![two](images/y.png "title"), [three][ref] or [here](#a-b-c-d), [out](https://example.org/z.md)',
      '`[no](no.md)`',
      '```',
      '[no](no.md)',
      '```',
      '| [four](../up.md#h) |',
      '|---|',
      '',
      '[ref]: deep/z.md#e',
      '',
      '## Twice',
      '## Twice',
    ].join('\n');
    expect(linksOfPage('docs/p.md', page).map(({ to, heading }) => [to, heading])).toEqual([
      ['docs/x.md', undefined],
      ['docs/images/y.png', undefined],
      ['docs/deep/z.md', 'e'],
      ['docs/p.md', 'a-b-c-d'],
      ['up.md', 'h'],
    ]);
    expect(headingsOf(page)).toEqual(['a-b-c-d', 'twice', 'twice-1']);
  });

  test('finds the pages that code names, and nothing that only looks like one', () => {
    const code = '// docs/a.md#one, (README.md) packages/x/docs/b.md ../docs/c.md https://example.org/docs/d.md';
    expect(linksOfCode('packages/x/src/y.ts', code)).toEqual([
      { from: 'packages/x/src/y.ts', to: 'docs/a.md', heading: 'one' },
      { from: 'packages/x/src/y.ts', to: 'README.md', heading: undefined },
    ]);
  });

  test('reports a file and a heading that are not there', () => {
    const gone = () => [
      { from: 'x', to: 'docs/nothing.md', heading: undefined },
      { from: 'x', to: 'README.md', heading: 'no-such-heading' },
      { from: 'x', to: 'README.md', heading: 'start' },
      { from: 'x', to: 'docs', heading: undefined },
    ];
    expect(broken('README.md', gone)).toEqual([
      'README.md: there is no docs/nothing.md',
      'README.md: README.md has no heading #no-such-heading',
    ]);
  });
});
