import { expect, test } from 'vitest';
import { startStatus } from '../../src/terminal/status.ts';
import { capturedTerminal } from '../support.ts';

test('a terminal has one line that is written over, no wider than it is, and gone at the end', () => {
  const { terminal, err } = capturedTerminal(12);
  const written: string[] = [];
  const status = startStatus({ ...terminal, interactive: true }, { write: (text) => written.push(String(text)) > 0 });
  status.show('run\u001b[2Jning', '');
  status.show('running', '5 MB scanned');
  status.stop();
  expect(written).toEqual(['\r\u001b[Krun\\u001b[2', '\r\u001b[Krunning · 5', '\r\u001b[K']);
  expect(err).toEqual([]);
});

test('elsewhere each change is a line', () => {
  const { terminal, err } = capturedTerminal(80);
  const status = startStatus(terminal);
  for (const what of ['queued', 'running', 'running']) status.show(what, `${Math.random()}`);
  status.stop();
  expect(err).toEqual(['queued', 'running']);
});
