import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { LEAST_MEMORY_MB } from '@quote-elt/infra/cost';
import { expect, test } from 'vitest';

/** Runs the command as a user does. */
function memory(...argv: string[]) {
  const script = join(import.meta.dirname, '..', 'src', 'memory.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...argv], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

test('each size of a Lambda is a row, one that is too small says so, and that of a stack has a bill', () => {
  const { status, stdout, stderr } = memory('--items', '1440', '--memory', `64,${LEAST_MEMORY_MB}`, '--runs', '2');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const rows = stdout.split('\n').filter((line) => line.includes('1,440'));
  expect(rows).toEqual([
    expect.stringMatching(/64 MB \| +too little/),
    expect.stringMatching(/1,024 MB \| +1\d\d MB/),
    expect.stringMatching(/\$0\.0000/),
  ]);
});

test('no run at all is refused', () => {
  expect(memory('--items', '10', '--runs', '0')).toMatchObject({ status: 1, stdout: '' });
});

test('the sizes are also printed as JSON', () => {
  const { stdout } = memory('--items', '10', '--memory', '512', '--runs', '1', '--json');
  expect(JSON.parse(stdout)).toEqual([
    expect.objectContaining({ items: 10, memory_mb: 512, cpu_s: expect.any(Number) }),
  ]);
});
