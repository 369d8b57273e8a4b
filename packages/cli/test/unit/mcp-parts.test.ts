import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MAX_ANSWER } from '../../src/mcp/answer.ts';
import { newest } from '../../src/mcp/newest.ts';
import { mcpServer } from '../../src/mcp/serve-mcp.ts';
import { linesOfOthers } from '../../src/run-cli.ts';
import { capturedTerminal, elt, NOW, withDataFolder } from '../support.ts';

const DAY = '2026-11-23';
const now = () => NOW;

test('of the ledger the newest records are given that have room, and the others are counted', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20_000)), fc.integer({ min: 1, max: 366 }), (sizes, limit) => {
      const records = sizes.map((size, n) => ({ n, text: 'x'.repeat(size) }));
      const { runs, more } = newest(records, limit);
      expect(runs).toEqual(records.toReversed().slice(0, runs.length));
      expect(runs.length + more).toBe(records.length);
      expect(JSON.stringify(runs).length).toBeLessThan(MAX_ANSWER);
      const next = records.at(-1 - runs.length);
      if (next !== undefined && runs.length < limit)
        expect(JSON.stringify([...runs, next]).length).toBeGreaterThan(MAX_ANSWER / 2);
    }),
  );
});

test.each(['runs', 'gaps', 'verify'])('who calls off %s stops the command', async (name) => {
  const stop = new AbortController();
  const stopped = new Promise((resolve, reject) => {
    const again = (_argv: readonly string[], signal: AbortSignal | undefined) => {
      if (signal === undefined) reject(new Error('the command has no signal'));
      signal?.addEventListener('abort', resolve);
      stop.abort();
      return new Promise<never>(() => undefined);
    };
    const server = mcpServer({ data: 'data' }, { now, signal: new AbortController().signal, again });
    const client = new Client({ name: 'test', version: '0' });
    const [here, there] = InMemoryTransport.createLinkedPair();
    Promise.all([server.connect(there), client.connect(here)])
      .then(() => client.callTool({ name, arguments: {} }, undefined, { signal: stop.signal }))
      .catch((error) => stop.signal.aborted || reject(error));
  });
  await expect(stopped).resolves.toMatchObject({ type: 'abort' });
});

test('a command that is run for another one is stopped by the signal of its own', async () => {
  await withDataFolder(async (folder) => {
    await elt(['demo', '--keep', '--ticks', '2', '--date', DAY, '--data', folder]);
    const { terminal } = capturedTerminal(100);
    const again = linesOfOthers({ terminal, now, signal: new AbortController().signal });
    const argv = ['verify', '--date', DAY, '--data', folder];
    expect((await again(argv, AbortSignal.abort())).err[0]).toMatch(/^error\[interrupted\]/);
    expect((await again(argv, new AbortController().signal)).err).toEqual([]);
  });
});
