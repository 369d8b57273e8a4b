import { expect, test } from 'vitest';
import { shorterPath } from '../../src/dev/shorter-path.ts';

test.each([
  ['/home/a/project/packages/transform/models', '/home/a/project', 'packages/transform/models'],
  ['/home/a/project/models', '/home/a/project/src', '../models'],
  ['/home/a', '/home/a', '.'],
  ['/m', '/home/a/project/src', '/m'],
])('%s is named from %s as %s', (path, from, name) => {
  expect(shorterPath(path, from)).toBe(name);
});
