import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ROOT, TRACKED, textOf } from './tracked-files.ts';

const git = (args: readonly string[], input = '') => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', input });

/** What .gitattributes says of each file, by its path. */
function attribute(name: string): Map<string, string> {
  const fields = git(['check-attr', '-z', '--stdin', name], TRACKED.join('\0')).split('\0');
  const rows = Array.from({ length: Math.floor(fields.length / 3) }, (_, row) => fields.slice(3 * row, 3 * row + 3));
  return new Map(rows.map(([path = '', , value = '']) => [path, value]));
}

const TEXT = TRACKED.filter((path) => !isBinary(path));

function isBinary(path: string): boolean {
  return /\.(?:png|bin)$/.test(path);
}

describe('every file', () => {
  test('has the same bytes on every system: texts end their lines by LF, the rest is marked as binary', () => {
    const [text, eol] = [attribute('text'), attribute('eol')];
    expect(TRACKED.filter((path) => text.get(path) !== (isBinary(path) ? 'unset' : 'auto'))).toEqual([]);
    expect(TEXT.filter((path) => eol.get(path) !== 'lf')).toEqual([]);
    expect(TEXT.filter((path) => textOf(path).includes('\r'))).toEqual([]);
  });

  test('is as .editorconfig says: it ends with a line, and no line ends with a space', () => {
    expect(textOf('.editorconfig')).toMatch(/insert_final_newline = true[\s\S]*trim_trailing_whitespace = true/);
    expect(TEXT.filter((path) => !/^$|\n$/.test(textOf(path).slice(-1)))).toEqual([]);
    expect(TEXT.filter((path) => /[ \t]$/m.test(textOf(path)))).toEqual([]);
  });

  test('has a name that every system takes, told apart from the others without regard to case', () => {
    const folded = TRACKED.map((path) => path.normalize('NFC').toLowerCase());
    expect(folded.filter((path, index) => folded.indexOf(path) !== index)).toEqual([]);
    const reserved = /(?:^|\/)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|\/|$)/i;
    const odd = /[<>:"|?*\\\p{Cc}]|[. ](?:\/|$)/u;
    expect(TRACKED.filter((path) => reserved.test(path) || odd.test(path))).toEqual([]);
    // Windows has 260 characters for the whole path, unless it was set up otherwise.
    expect(TRACKED.filter((path) => path.length > 140)).toEqual([]);
  });

  test('is a plain file, and none but the script of a CI has to be executable', () => {
    const staged = git(['ls-files', '-z', '--stage']).split('\0').filter(Boolean);
    const modes = staged.map((line) => /^(\d+) \S+ \d\t(.*)$/.exec(line)?.slice(1) ?? []);
    expect(modes.filter(([mode]) => mode !== '100644')).toEqual([['100755', '.ci/run']]);
  });
});

describe('what a user calls', () => {
  const Package = z.object({ scripts: z.record(z.string(), z.string()).default({}) });

  test('is no script of a shell', () => {
    expect(TRACKED.filter((path) => /\.(?:sh|bash|ps1|bat|cmd)$/.test(path))).toEqual([]);
    expect(TEXT.filter((path) => /^#!.*\b(?:ba|z|k)?sh\b/.test(textOf(path)))).toEqual(['.ci/run']);
  });

  test('says nothing in package.json that only one shell knows', () => {
    const scripts = TRACKED.filter((path) => /(?:^|\/)package\.json$/.test(path)).flatMap((path) =>
      Object.values(Package.parse(JSON.parse(textOf(path))).scripts),
    );
    expect(scripts.length).toBeGreaterThan(20);
    // Within double quotes stands what a program gets as one word, in cmd as in sh.
    const outside = scripts.map((script) => script.replace(/"(?:[^"\\]|\\.)*"/g, 'word').replaceAll(' && ', ' '));
    expect(outside.filter((script) => /[$`'|;&<>*~!%^]|^\w+=|\b(?:rm|cp|mv|cat|export|set)\b/.test(script))).toEqual(
      [],
    );
  });
});
