import { CodedError } from './coded-error.ts';
import { hasCode } from './has-code.ts';

/** The machine cannot do what is asked of it: `disk.full`, `folder.missing`, `folder.unwritable`, `files.too_many`. */
export class MachineError extends CodedError {}

interface Fault {
  readonly code: string;
  readonly what: string;
  readonly hint: string;
  /** The system's names of it, which Node gives, and its text in Unix or Windows, which is all that DuckDB and LevelDB give. */
  readonly names: readonly string[];
  readonly text: RegExp;
}

/** What to do where a disk is full. */
export const FULL_HINT = 'make room there, then run it again: nothing half done was kept';

const FAULTS: readonly Fault[] = [
  {
    code: 'disk.full',
    what: 'the disk is full',
    hint: FULL_HINT,
    names: ['ENOSPC', 'EDQUOT', 'EFBIG'],
    text: /no space left on device|disk quota exceeded|file too large|not enough space on the disk/i,
  },
  {
    code: 'folder.unwritable',
    what: 'it cannot be written',
    hint: 'make it writable, or name another place',
    names: ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EISDIR'],
    text: /permission denied|read-only file system|not a directory|access is denied/i,
  },
  {
    code: 'files.too_many',
    what: 'too many files are open',
    hint: 'raise the limit of open files: ulimit -n 4096',
    names: ['EMFILE', 'ENFILE'],
    text: /too many open files/i,
  },
];

/** Told only by who knows that the place should be there: elsewhere a missing file is a mistake of its reader. */
const MISSING: Fault = {
  code: 'folder.missing',
  what: 'it does not exist',
  hint: 'make it, or name another place',
  names: ['ENOENT'],
  text: /no such file or directory|cannot find the (?:file|path) specified/i,
};

/** How the messages of DuckDB and LevelDB about files begin; other texts of theirs may repeat anything. */
const OF_FILES = /\bio error\b|could not (?:write|create|open|sync)/i;

/**
 * The fault of the machine that an error or one of its causes stands for; undefined if there is none. `place` is the file or
 * folder that was worked on, and `hint` what to do about it.
 */
export function machineErrorOf(
  error: unknown,
  { place, hint }: { readonly place?: string; readonly hint?: string } = {},
): MachineError | undefined {
  const faults = place === undefined ? FAULTS : [...FAULTS, MISSING];
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at instanceof MachineError) return at;
    const fault = faults.find((each) => isOf(each, at));
    if (fault === undefined) continue;
    const where = place ?? pathIn(at) ?? 'this machine';
    return new MachineError(fault.code, `${where}: ${fault.what}`, { hint: hint ?? fault.hint, cause: error });
  }
  return undefined;
}

function isOf({ names, text }: Fault, error: Error): boolean {
  // Errors of ours may repeat the text of others.
  if (error instanceof CodedError) return false;
  if (hasCode(error, ...names)) return true;
  return OF_FILES.test(error.message) && text.test(error.message);
}

/** The path that the error names, as Node does by a property and DuckDB and LevelDB within the text. */
function pathIn(error: Error): string | undefined {
  if ('path' in error && typeof error.path === 'string') return error.path;
  const [, enclosed, plain] = /"((?:[a-z]:)?[\\/][^"]+)"|((?:[a-z]:\\|\/)[^\s:"']+)/i.exec(error.message) ?? [];
  return enclosed ?? plain;
}
