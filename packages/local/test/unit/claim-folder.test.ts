import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { claimFolder } from '../../src/dynamodb/claim-folder.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'claim-test-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('a claim holds from its beginning to its release, whether or not the tables are open', async () => {
  const claim = await claimFolder(folder);
  await expect(claimFolder(folder)).rejects.toMatchObject({ code: 'data.locked' });
  await claim.release();
  const again = await claimFolder(folder);
  await again.release();
  expect(again).not.toBe(claim);
});

test('of many that claim a folder at once exactly one has it', async () => {
  for (let round = 0; round < 40; round++) {
    const inner = join(folder, String(round));
    const claims = await Promise.allSettled(
      Array.from({ length: 6 }, async (_, n) => {
        await sleep((n * round) % 4);
        return claimFolder(inner);
      }),
    );
    const held = claims.flatMap((claim) => (claim.status === 'fulfilled' ? [claim.value] : []));
    const codes = claims.flatMap((claim) => (claim.status === 'rejected' ? [claim.reason.code] : []));
    expect(held).toHaveLength(1);
    expect(new Set(codes)).toEqual(new Set(['data.locked']));
    for (const claim of held) await claim.release();
  }
});
