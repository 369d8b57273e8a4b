import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
