import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesOf, PACKAGES } from './package-sources.ts';
import { textOf } from './tracked-files.ts';

/** The folders and files of a package, under `src`, that say what a record is; all of its other files are engine. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  cli: ['record/'],
  infra: [],
  ingest: ['sources/'],
  local: ['record/'],
  runtime: ['project.ts'],
  transform: [],
  shared: ['history/', 'record/', 'samples/'],
};

/** The same for the tests of a package, under `test`: the folders that another domain replaces. */
const TEST_ROOMS: Readonly<Record<string, readonly string[]>> = {
  cli: ['copies/', 'record/'],
  infra: [],
  ingest: ['sources/'],
  local: ['record/'],
  runtime: [],
  shared: ['consumers/', 'record/'],
  transform: ['models/'],
};

/** The name of the project, which every file may carry. */
const NAMES = /\bquote-elt\b/g;

/** The one file of a room that the engine of a package may import. */
const SEAMS: Readonly<Record<string, string>> = {
  cli: 'record/record.ts',
  ingest: 'sources/registry.ts',
  local: 'record/record.ts',
};

/** Words that mean something else in a package: resources in AWS have tags, objects have an entity tag, and a shell has its quotes. */
const OTHER_SENSES: Readonly<Record<string, RegExp>> = {
  infra: /\btags?\b|\bsingle quotes\b/gi,
  // ETag, as S3 spells it, in the parts of an identifier.
  local: /\bE Tag\b/g,
  transform: /\bE Tag\b/g,
};

const DOMAIN = /\b(?:quotes?|quotations?|quotable|authors?|tags?|slugs?)\b/i;

/** The lines of a text that hold a word of the domain, be it a part of an identifier. */
function linesOfDomain(text: string, otherSenses: RegExp = /(?!)/g): string[] {
  return text.split('\n').filter((line) => {
    const words = line
      .replace(NAMES, '')
      .replace(/(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, ' ')
      .replaceAll('_', ' ')
      .replace(otherSenses, '');
    return DOMAIN.test(words);
  });
}

test('words of the domain are found in texts, comments and parts of identifiers, but not in the name of the project', () => {
  const found = [
    '// a quote',
    'const quoteOf = 1;',
    'const QUOTES_RAW = 1;',
    "'author_slug'",
    'type QuoteSource = 1;',
    'maxTags',
    'interface HTMLTag {}',
  ];
  expect(linesOfDomain(found.join('\n'))).toEqual(found);
  expect(linesOfDomain("import { rawItem } from '@quote-elt/shared';\nconst stage = 'authority';")).toEqual([]);
});

/** The two trees of a package, each with its rooms. */
const TREES: readonly { tree: 'src' | 'test'; rooms: typeof ROOMS }[] = [
  { tree: 'src', rooms: ROOMS },
  { tree: 'test', rooms: TEST_ROOMS },
];

test.each(TREES)('every package has a line in a table of $tree', ({ rooms }) => {
  expect(Object.keys(rooms).sort()).toEqual(PACKAGES);
});

const PARTED = TREES.flatMap(({ tree, rooms }) =>
  Object.entries(rooms).map(([name, own]) => ({ name, tree, rooms: own })),
);

describe.each(PARTED)('$name/$tree', ({ name, tree, rooms }) => {
  const textAt = (path: string) => textOf(`packages/${name}/${tree}/${path}`);
  const files = filesOf(name, tree);

  test('its engine names nothing of the domain', () => {
    const engine = files.filter((path) => !rooms.some((room) => path.startsWith(room)));
    expect(engine).not.toEqual([]);
    const found = engine.flatMap((path) =>
      linesOfDomain(textAt(path), OTHER_SENSES[name]).map((line) => `${path}: ${line.trim()}`),
    );
    expect(found).toEqual([]);
  });

  test.each(rooms)('%s is a place of the domain', (room) => {
    const texts = files.filter((path) => path.startsWith(room)).map(textAt);
    expect(texts.flatMap((text) => linesOfDomain(text))).not.toEqual([]);
  });
});

test.each(Object.entries(SEAMS))(
  'the engine of %s and its tests import no other file of its room than %s',
  (name, seam) => {
    const [source, tested] = TREES.map(({ tree, rooms }) => {
      const engine = filesOf(name, tree).filter((path) => !(rooms[name] ?? []).some((room) => path.startsWith(room)));
      return engine.flatMap((path) =>
        [...textOf(`packages/${name}/${tree}/${path}`).matchAll(/(?:from|import\()\s*'(\.[^']+\.ts)'/g)].map(
          ([, target = '']) => posix.join(tree, posix.dirname(path), target),
        ),
      );
    }).map((imported) => [...new Set(imported.filter((path) => path.startsWith(`src/${posix.dirname(seam)}/`)))]);
    expect([source, tested]).toEqual([[`src/${seam}`], [`src/${seam}`]]);
  },
);
