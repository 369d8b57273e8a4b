import { expect, test } from 'vitest';
import { END_OF_BAR, startProgress } from '../../src/terminal/progress.ts';
import { terminalTraits } from '../../src/terminal/traits.ts';
import { capturedTerminal } from '../support.ts';

const TTY = { isTTY: true, columns: 80 };
const PIPE = {};

test.each([
  ['a terminal', {}, TTY, TTY, { colour: true, interactive: true, watched: true, width: 80, errWidth: 80 }],
  ['two pipes', {}, PIPE, PIPE, { colour: false, interactive: false, watched: false, width: 100, errWidth: 100 }],
  ['a pipe for results', {}, PIPE, TTY, { colour: false, interactive: true, watched: false, width: 100, errWidth: 80 }],
  ['a pipe for errors', {}, TTY, PIPE, { colour: true, interactive: false, watched: true, width: 80, errWidth: 100 }],
  ['NO_COLOR', { NO_COLOR: '1' }, TTY, TTY, { colour: false }],
  ['an empty NO_COLOR', { NO_COLOR: '' }, TTY, TTY, { colour: true }],
  ['FORCE_COLOR', { FORCE_COLOR: '1' }, PIPE, PIPE, { colour: true, interactive: false }],
  ['FORCE_COLOR and NO_COLOR', { FORCE_COLOR: '1', NO_COLOR: '1' }, PIPE, PIPE, { colour: true }],
  ['FORCE_COLOR=0', { FORCE_COLOR: '0' }, TTY, TTY, { colour: false }],
  ['a dumb terminal', { TERM: 'dumb' }, TTY, TTY, { colour: false, interactive: false, watched: true, width: 80 }],
  ['COLUMNS on a pipe', { COLUMNS: '40' }, PIPE, PIPE, { width: 40, errWidth: 40 }],
  ['COLUMNS on a terminal', { COLUMNS: '40' }, TTY, TTY, { width: 80 }],
  ['COLUMNS that is none', { COLUMNS: 'wide' }, PIPE, PIPE, { width: 100 }],
  ['COLUMNS=1', { COLUMNS: '1' }, PIPE, PIPE, { width: 20 }],
  ['a terminal that does not know its width', {}, { isTTY: true, columns: 0 }, TTY, { width: 100 }],
])('%s gives what may be written', (_name, env, stdout, stderr, traits) => {
  expect(terminalTraits(env, { stdout, stderr })).toMatchObject(traits);
});

test.each([20, 40, 60, 100])('a bar on %i columns leaves nothing of itself behind', (width) => {
  const written: string[] = [];
  const { terminal } = capturedTerminal(width);
  const stream = Object.assign(Object.create(process.stderr), {
    isTTY: true,
    columns: width,
    write: (text: string) => written.push(text) > 0,
  });
  const progress = startProgress({ ...terminal, interactive: true }, 'transforming', 10, stream);
  for (let i = 0; i < 10; i++) progress.step();
  progress.stop();
  const shown = written.filter((text) => text.includes('%'));
  expect(shown.length).toBeGreaterThan(0);
  expect(Math.max(...shown.map((text) => text.length))).toBeLessThan(width);
  expect(written.join('')).toContain(END_OF_BAR);
});
