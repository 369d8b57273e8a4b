import { createServer } from 'node:http';
import { closeServer, listenOnLoopback } from '@quote-elt/local';
import { expect, test } from 'vitest';
import { elt, withDataFolder } from '../support.ts';

test('the body of a failed answer is shown without any control, on one line', async () => {
  const body =
    'down \u001b]0;owned\u0007\u001b[2J\u001b[1;1H\u001b[32mall good\u001b[0m\r\nerror[internal]: forged \u202e\u0085\u007f';
  const server = createServer((_request, response) => response.writeHead(500).end(body));
  const url = await listenOnLoopback(server);
  try {
    await withDataFolder(async (folder) => {
      const { code, out, err } = await elt(['ingest', '--base-url', url, '--data', folder]);
      expect({ code, out, lines: err.length }).toEqual({ code: 1, out: [], lines: 2 });
      expect(err.join('')).not.toMatch(/[\p{Cc}\u202e]/u);
      expect(err[0]).toContain('down \\u001b]0;owned\\u0007\\u001b[2J\\u001b[1;1H\\u001b[32mall good');
    });
  } finally {
    await closeServer(server);
  }
});
