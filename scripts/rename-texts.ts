/** A file by its path from the root, with slashes, and its text. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** Why a name cannot be that of the project: a stable code, what is wrong, and what to do. */
export interface NameProblem {
  readonly code: 'rename.name' | 'rename.taken';
  readonly message: string;
  readonly hint: string;
}

/** The name that help and docs give as an example. */
export const EXAMPLE = 'my-pipeline';

/**
 * Lower-case words with hyphens between them: what npm takes as a scope, Pulumi as a project and AWS in every name. Two words
 * at least, since one word alone could not be told from the same word in a text when the project is renamed again.
 */
const NAME = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/;

/** What keeps `to` from being the name of the project, which is at most `longest` characters; undefined where it is good. */
export function nameProblem(
  to: string,
  { from, longest, files }: { readonly from: string; readonly longest: number; readonly files: readonly TextFile[] },
): NameProblem | undefined {
  const hint = `give a name such as ${EXAMPLE}: pnpm run rename ${EXAMPLE}`;
  if (!NAME.test(to)) {
    const message = `${JSON.stringify(to)} is no name for npm, Pulumi and AWS: give two words or more of lower-case letters and digits, with single hyphens`;
    return { code: 'rename.name', message, hint };
  }
  if (to.length > longest) {
    const message = `${to} has ${to.length} characters, and names in AWS have room for ${longest}`;
    return { code: 'rename.name', message, hint };
  }
  if (to !== from && (to.includes(from) || from.includes(to))) {
    const message = `${to} and ${from} are part of each other, so that they cannot be told apart`;
    return { code: 'rename.name', message, hint };
  }
  const taken = to === EXAMPLE || to === from ? undefined : files.find((file) => isTakenIn(file, to));
  if (taken === undefined) return undefined;
  const message = `${to} already means something else in ${taken.path}`;
  return { code: 'rename.taken', message, hint };
}

/** Whether a name stands in a file that is no page: a later renaming would change it there too. */
function isTakenIn({ path, text }: TextFile, name: string): boolean {
  return !path.endsWith('.md') && text.includes(name);
}

/** The files that change when the project is renamed, with their new texts. */
export function renamedFiles(files: readonly TextFile[], from: string, to: string): TextFile[] {
  if (from === to) return [];
  return files.flatMap(({ path, text }) => {
    const renamed = renamedText(text, from, to);
    return renamed === text ? [] : [{ path, text: renamed }];
  });
}

/** What stands before a name that ends the longer name of somebody else's repository: `owner/longer-`. */
const OF_OTHERS = '(?<!/[a-z0-9-]*-)';

/** A text in which every spelling of a name is that of another one; the repositories of others keep their names. */
function renamedText(text: string, from: string, to: string): string {
  const [before, after] = [spellingsOf(from), spellingsOf(to)];
  return before.reduce(
    (renamed, spelling, i) => renamed.replaceAll(new RegExp(`${OF_OTHERS}${spelling}`, 'g'), after[i] ?? to),
    text,
  );
}

/** The spellings of a name, in a fixed order: `a-name`, `a_name`, `A_NAME`, `AName`, `aName`. */
export function spellingsOf(name: string): readonly string[] {
  const words = name.split('-');
  const [first = '', ...rest] = words;
  const capitals = (each: readonly string[]) => each.map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return [
    name,
    words.join('_'),
    words.join('_').toUpperCase(),
    capitals(words).join(''),
    [first, ...capitals(rest)].join(''),
  ];
}
