import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { elt, withDataFolder } from '../support.ts';
import { UNIX } from '../unix.ts';

const MAIN = join(import.meta.dirname, '..', '..', 'src', 'main.ts');

test.runIf(UNIX)(
  'Ctrl-C in the middle of the demo ends it, frees the data folder, and the next run works',
  async () => {
    await withDataFolder(async (folder) => {
      const child = spawn(process.execPath, [MAIN, 'demo', '--keep', '--data', folder], {
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const lines: string[] = [];
      for await (const line of createInterface(child.stderr)) {
        lines.push(line);
        if (lines.length === 1) child.kill('SIGINT');
      }
      const [code] = child.exitCode === null ? await once(child, 'exit') : [child.exitCode];
      expect({ code, last: lines.slice(-2) }).toEqual({
        code: 130,
        last: [expect.stringMatching(/^error\[interrupted\]/), expect.any(String)],
      });
      const { code: next, out } = await elt(['demo', '--keep', '--json', '--data', folder]);
      expect(next).toBe(0);
      expect(JSON.parse(String(out[0]))).toMatchObject({ rows: 1440, lost: 0 });
    });
  },
);
