import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shellWord } from '../../src/store/elt-command.ts';
import { UNIX } from '../unix.ts';

describe('a word of a command that is pasted', () => {
  test.runIf(UNIX)('is read back by a POSIX shell, whatever it holds', () => {
    const words = fc.string({
      unit: fc.constantFrom('a', ' ', "'", '"', '$', '`', '\\', '*', '\n', '~', 'é'),
      minLength: 1,
    });
    fc.assert(
      fc.property(words, (word) => {
        const script = `printf '%s' ${shellWord(word, 'linux')}`;
        expect(execFileSync('sh', ['-c', script], { encoding: 'utf8' })).toBe(word);
      }),
      { numRuns: 50 },
    );
  });

  test.each([
    ['C:\\Users\\RUNNER~1\\elt', 'C:\\Users\\RUNNER~1\\elt'],
    ['C:\\Users\\A Person\\elt', '"C:\\Users\\A Person\\elt"'],
    ["it's", `"it's"`],
    ['2026-11-23', '2026-11-23'],
  ])('on Windows %s is %s', (word, shown) => {
    expect(shellWord(word, 'win32')).toBe(shown);
  });
});
