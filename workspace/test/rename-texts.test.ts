import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EXAMPLE, nameProblem, renamedFiles, spellingsOf } from '../../scripts/rename-texts.ts';

const FROM = 'old-name';
const problemOf = (to: string, text = '') =>
  nameProblem(to, { from: FROM, longest: 25, files: [{ path: 'src/a.ts', text }] })?.code;

test('a name is changed in every spelling, and files without it stay as they are', () => {
  const files = [
    { path: 'a.ts', text: "import '@old-name/a'; old_name OLD_NAME OldName oldName old name" },
    { path: 'b.ts', text: 'nothing of it' },
  ];
  expect(renamedFiles(files, FROM, 'a-new-2nd')).toEqual([
    { path: 'a.ts', text: "import '@a-new-2nd/a'; a_new_2nd A_NEW_2ND ANew2nd aNew2nd old name" },
  ]);
});

test('the repository of somebody else keeps its name, which has that of the project in it', () => {
  const text = 'by https://github.com/somebody/serverless-old-name, or somebody/serverless-old-name';
  expect(
    renamedFiles(
      [{ path: 'a.md', text: `${text}; role/deploy/old-name and github.com/old-name/old-name` }],
      FROM,
      'new-name',
    ),
  ).toEqual([{ path: 'a.md', text: `${text}; role/deploy/new-name and github.com/new-name/new-name` }]);
});

const names = fc.stringMatching(/^[a-z][a-z0-9]{1,5}(-[a-z0-9]{2,5}){1,2}$/);

test('a second run changes nothing, and no spelling of the old name is left', () => {
  const texts = fc.array(fc.oneof(fc.constantFrom(...spellingsOf(FROM)), fc.string(), fc.constant('\n')));
  fc.assert(
    fc.property(names, texts, (to, parts) => {
      fc.pre(problemOf(to) === undefined);
      const before = [{ path: 'a.ts', text: parts.join(' ') }];
      const [{ text } = { text: parts.join(' ') }] = renamedFiles(before, FROM, to);
      expect(spellingsOf(FROM).filter((spelling) => text.includes(spelling))).toEqual([]);
      expect(renamedFiles([{ path: 'a.ts', text }], to, to)).toEqual([]);
    }),
  );
});

test('what was renamed and is renamed back is as it was', () => {
  const text = spellingsOf(FROM).join(' / ');
  fc.assert(
    fc.property(names, (to) => {
      fc.pre(problemOf(to, text) === undefined);
      const there = renamedFiles([{ path: 'a.ts', text }], FROM, to);
      expect(renamedFiles(there, to, FROM)).toEqual([{ path: 'a.ts', text }]);
    }),
  );
});

describe('a name', () => {
  test.each(['new-name', 'a-1', EXAMPLE, FROM])('%s is good', (name) => {
    expect(problemOf(name)).toBeUndefined();
  });

  test.each(['', 'weather', 'New-Name', 'new_name', 'new.name', '1-a', 'a--b', '-a-b', 'a-b-', 'a b', 'ä-b', '@a/b'])(
    '"%s" is refused, since npm, Pulumi or AWS would not take it',
    (name) => {
      expect(problemOf(name)).toBe('rename.name');
    },
  );

  test('is refused when names in AWS have no room for it', () => {
    expect(problemOf(`a-${'b'.repeat(23)}`)).toBeUndefined();
    expect(problemOf(`a-${'b'.repeat(24)}`)).toBe('rename.name');
  });

  test('is refused when it cannot be told from the old one, or from another word', () => {
    expect(problemOf('old-name-2')).toBe('rename.name');
    expect(problemOf('aws-sdk', "import '@aws-sdk/client'")).toBe('rename.taken');
  });
});
