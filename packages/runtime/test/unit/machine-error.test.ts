import { expect, test } from 'vitest';
import { CodedError, machineErrorOf } from '../../src/index.ts';

const system = (code: string, more: object = {}) => Object.assign(new Error(`${code}: no, write`), { code, ...more });

test.each([
  ['of Node', system('ENOSPC', { path: '/data/x' }), 'disk.full', '/data/x: the disk is full'],
  ['of Node without a path', system('ENOSPC'), 'disk.full', 'this machine: the disk is full'],
  ['of a quota', system('EDQUOT'), 'disk.full', 'this machine: the disk is full'],
  ['of a limit of a file', system('EFBIG'), 'disk.full', 'this machine: the disk is full'],
  [
    'of LevelDB',
    Object.assign(new Error('IO error: /data/000005.log: No space left on device'), { code: 'LEVEL_IO_ERROR' }),
    'disk.full',
    '/data/000005.log: the disk is full',
  ],
  [
    'of DuckDB',
    new Error('IO Error: Could not write file "/tmp/a b/facts.duckdb": No space left on device'),
    'disk.full',
    '/tmp/a b/facts.duckdb: the disk is full',
  ],
  [
    'of LevelDB on Windows',
    new Error('IO error: C:\\data\\000005.log: There is not enough space on the disk.'),
    'disk.full',
    'C:\\data\\000005.log: the disk is full',
  ],
  [
    'of DuckDB on Windows',
    new Error('IO Error: Cannot open file "C:\\a b\\facts.duckdb": Access is denied.'),
    'folder.unwritable',
    'C:\\a b\\facts.duckdb: it cannot be written',
  ],
  ['of rights', system('EACCES', { path: '/data' }), 'folder.unwritable', '/data: it cannot be written'],
  ['of a disk to read from', system('EROFS', { path: '/data' }), 'folder.unwritable', '/data: it cannot be written'],
  ['of a file in the way', system('ENOTDIR', { path: '/f/x' }), 'folder.unwritable', '/f/x: it cannot be written'],
  ['of open files', system('EMFILE', { path: '/x' }), 'files.too_many', '/x: too many files are open'],
  [
    'within errors of ours',
    new CodedError('transform.failed', 'no', { cause: new Error('no', { cause: system('ENOSPC') }) }),
    'disk.full',
    'this machine: the disk is full',
  ],
])('a fault %s has its code and its place', (_name, error, code, message) => {
  expect(machineErrorOf(error)).toMatchObject({ code, message, hint: expect.any(String), cause: error });
});

test('what is told of a place names it, and there a missing one too', () => {
  const about = { place: '/tmp/x', hint: 'set TMPDIR' };
  expect(machineErrorOf(system('ENOENT'), about)).toMatchObject({
    code: 'folder.missing',
    message: '/tmp/x: it does not exist',
    hint: 'set TMPDIR',
  });
  const full = machineErrorOf(system('ENOSPC', { path: '/other' }), about);
  expect(full).toMatchObject({ code: 'disk.full', message: '/tmp/x: the disk is full' });
  expect(machineErrorOf(new Error('wrapped', { cause: full }))).toBe(full);
});

test.each([
  ['a mistake', new TypeError('x is not a function')],
  ['a file that is missing', system('ENOENT')],
  ['text that others wrote', new CodedError('source.status', 'status 500: IO error: No space left on device')],
  ['a value that says so', new Error('Conversion Error: Could not convert "No space left on device" to INT32')],
  ['no error', 'ENOSPC'],
])('%s is no fault of the machine', (_name, error) => {
  expect(machineErrorOf(error)).toBeUndefined();
});
