import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { longestProjectName } from '../packages/infra/src/config/stack-name.ts';
import { PROJECT } from '../packages/runtime/src/project.ts';
import { EXAMPLE, nameProblem, renamedFiles, type TextFile } from './rename-texts.ts';

const ROOT = join(import.meta.dirname, '..');

/** The file that says what the project is called; it is written last, so that a run that was ended can be repeated. */
const NAMED_IN = 'packages/runtime/src/project.ts';

const HELP = `Usage: pnpm run rename <name>

Gives the project a name of your own everywhere: the scope of its packages, names in AWS, Pulumi's project, the namespace of its
metrics, and the docs. A second run with the same name changes nothing. Stacks that are deployed keep their old names, so
destroy them before, or deploy new ones.

Example:
  $ pnpm run rename ${EXAMPLE}
`;

/** Every file of the repository that is text and there: what Git tracks or would add. */
function textFiles(): TextFile[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return listed
    .split('\0')
    .filter((path) => path !== '' && !/\.(?:png|bin)$/.test(path) && existsSync(join(ROOT, path)))
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
}

function main(args: readonly string[]): number {
  const [name, ...more] = args;
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(HELP);
    return 0;
  }
  if (name === undefined || more.length > 0) {
    process.stderr.write('error[usage]: one name is needed\n  see pnpm run rename --help\n');
    return 2;
  }
  const files = textFiles();
  const problem = nameProblem(name, { from: PROJECT, longest: longestProjectName(), files });
  if (problem !== undefined) {
    process.stderr.write(`error[${problem.code}]: ${problem.message}\n  ${problem.hint}\n`);
    return 2;
  }
  const renamed = renamedFiles(files, PROJECT, name);
  const last = renamed.filter(({ path }) => path === NAMED_IN);
  const others = renamed.filter(({ path }) => path !== NAMED_IN);
  for (const { path, text } of [...others, ...last]) writeFileSync(join(ROOT, path), text);
  if (renamed.length > 0 && !formatted()) return 1;
  const next = renamed.length === 0 ? '' : '; now run npx pnpm@12.21.0 install';
  process.stdout.write(`${renamed.length} files changed, the project is ${name}${next}\n`);
  return 0;
}

/** Puts imports into the order that the new scope has in the alphabet, and breaks lines anew. */
function formatted(): boolean {
  const biome = join(ROOT, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
  const { status, stderr } = spawnSync(process.execPath, [biome, 'check', '--write', '.'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  if (status === 0) return true;
  process.stderr.write(`error[rename.format]: Biome could not put the files in order\n${stderr}`);
  return false;
}

process.exitCode = main(process.argv.slice(2));
