import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import fc from 'fast-check';
import { createColors } from 'picocolors';
import { expect, test } from 'vitest';
import { bold, dim, green, type Line, red, renderLine, yellow } from '../../src/terminal/line.ts';

const COLOURED = createColors(true);
/** What picocolors writes before and after a painted text. */
const COLOUR = /\p{Cc}\[\d+m/gu;
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '\u001b[32mall good\u001b[0m',
    '\u001b]0;owned\u0007',
    'one\r\nerror[internal]: forged',
    '\u202eback',
  ),
);
const part = fc.oneof(
  text,
  fc.tuple(fc.constantFrom(bold, dim, green, red, yellow), text).map(([paint, painted]) => paint(painted)),
);
const line: fc.Arbitrary<Line> = fc.oneof(text, fc.array(part));

test('a line is one line, without controls, whatever it holds', () => {
  fc.assert(
    fc.property(line, (given) => {
      expect(renderLine(given, createColors(false))).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u);
    }),
  );
});

test('the only controls of a coloured line are colours, and as many as it was painted with', () => {
  fc.assert(
    fc.property(line, (given) => {
      const painted = typeof given === 'string' ? [] : given.filter((each) => typeof each !== 'string');
      const rendered = renderLine(given, COLOURED);
      expect(rendered.match(COLOUR) ?? []).toHaveLength(2 * painted.length);
      expect(rendered.replace(COLOUR, '')).not.toMatch(/\p{Cc}/u);
    }),
  );
});

test('nothing of the command line writes past its terminal', () => {
  const root = join(import.meta.dirname, '..', '..', 'src');
  const writers = globSync('**/*.ts', { cwd: root }).filter((file) =>
    /process\.std(out|err)|console\./.test(readFileSync(join(root, file), 'utf8')),
  );
  // The terminal itself, the library that draws a bar, a line that is written over, the library that edits one, and the end of a bar.
  expect(writers.map((file) => file.replaceAll(sep, '/')).sort()).toEqual([
    'sql/prompt.ts',
    'terminal/process-terminal.ts',
    'terminal/progress.ts',
    'terminal/status.ts',
    'terminal/stop-on-signals.ts',
  ]);
});

test('colours of ours reach a terminal that wants them', () => {
  expect(renderLine([green('✔'), ' all ', bold('good')], COLOURED)).toBe(
    '\u001b[32m✔\u001b[39m all \u001b[1mgood\u001b[22m',
  );
});
