import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { hasCode, showText } from '@quote-elt/runtime';
import { isModelFile, type ModelFiles } from '@quote-elt/transform';
import { DiffBaseError } from '../errors/diff-errors.ts';

/** The models folder as a commit of its repository has it. */
export interface CommittedModels {
  /** The commit, in full. */
  readonly commit: string;
  readonly files: ModelFiles;
}

const run = promisify(execFile);

/** A commit may hold files of any size beside the models; a model is a page of text. */
const MAX_OUTPUT = 64 * 2 ** 20;

/**
 * Reads the models folder as the commit that `ref` names has it. Nothing of the work tree or the index is read or written. Throws
 * DiffBaseError (`base.no_git`, `base.no_repository`, `base.unknown_ref`, `base.no_models`).
 */
export async function committedModels(folder: string, ref: string): Promise<CommittedModels> {
  const prefix = (await git(folder, ['rev-parse', '--show-prefix'])).trimEnd();
  const commit = await commitOf(folder, ref);
  const listed = await git(folder, [
    'ls-tree',
    '-r',
    '-z',
    '--full-tree',
    commit,
    ...(prefix === '' ? [] : ['--', prefix]),
  ]);
  const files = new Map<string, string>();
  for (const entry of listed.split('\0')) {
    // A link is a blob too, of another mode.
    const [, id = '', path = ''] = /^100\d{3} blob (\w+)\t(.+)$/s.exec(entry) ?? [];
    const below = path.slice(prefix.length);
    if (isModelFile(below)) files.set(below, await git(folder, ['cat-file', 'blob', id]));
  }
  if (files.size > 0) return { commit, files };
  throw new DiffBaseError('base.no_models', `${showText(ref)} has no models in ${prefix}`, {
    hint: 'name a commit that has some, or a folder that holds a copy: --base ./models-before',
  });
}

async function commitOf(folder: string, ref: string): Promise<string> {
  const unknown = (cause?: unknown) =>
    new DiffBaseError('base.unknown_ref', `${showText(ref)} names no commit of this repository`, {
      hint: 'name a commit or a branch, such as --base HEAD~1; a shallow clone gets more by git fetch --unshallow',
      cause,
    });
  // Git would read it as an option.
  if (ref === '' || ref.startsWith('-')) throw unknown();
  try {
    return (await run('git', ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`], { cwd: folder })).stdout.trim();
  } catch (error) {
    throw unknown(error);
  }
}

async function git(folder: string, args: readonly string[]): Promise<string> {
  try {
    return (await run('git', args, { cwd: folder, maxBuffer: MAX_OUTPUT })).stdout;
  } catch (error) {
    const hint = 'compare with a folder that holds a copy of the models: --base ./models-before';
    if (hasCode(error, 'ENOENT'))
      throw new DiffBaseError('base.no_git', 'git cannot be started, which reads the models of a commit', {
        hint: `install git, or ${hint}`,
        cause: error,
      });
    const said = error instanceof Error && 'stderr' in error ? showText(String(error.stderr)) : showText(String(error));
    throw new DiffBaseError('base.no_repository', `git cannot read ${folder}: ${said}`, { hint, cause: error });
  }
}
