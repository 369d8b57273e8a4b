import { countOf, formatCount, formatMs } from '../terminal/format.ts';
import { green, type Line, red, yellow } from '../terminal/line.ts';
import { brokenChecks, type DevBuild } from './dev-build.ts';

/** A build in one line: what was built, or why it was not; below it notes on the files that were saved. */
export function buildLines(build: DevBuild): Line[] {
  const notes = build.notes.filter(({ path }) => build.saved.length === 0 || build.saved.includes(path));
  return [buildLine(build), ...notes.map(({ path, text }) => [yellow('!'), ` ${path}: ${text}`])];
}

function buildLine(build: DevBuild): Line {
  const { problem, shown, built, at, ms } = build;
  const time = at.toISOString().slice(11, 19);
  if (problem !== undefined) {
    const where = problem.place === undefined ? '' : `${problem.place}  `;
    return [red('✘'), ` ${time}  ${where}${problem.lines[0] ?? problem.code}`];
  }
  const rows = shown === undefined ? '' : `${shown.name} ${countOf(shown.count, 'row')}, `;
  const models = `${builtText(built.length)} in ${formatMs(ms)}, `;
  const broken = brokenChecks(build);
  return [broken.some(isError) ? red('✘') : green('✔'), ` ${time}  ${rows}${models}${checksText(build)}`];
}

/** How many models a build made: none where only a check was saved, or a file that no model is. */
export function builtText(models: number): string {
  return models === 0 ? 'checked' : `${countOf(models, 'model')} built`;
}

/** `35 checks passed`, or which did not. */
export function checksText(build: Pick<DevBuild, 'checks'>): string {
  const broken = brokenChecks(build);
  const passed = `${countOf(build.checks.length - broken.length, 'check')} passed`;
  const named = broken.map(
    ({ name, severity, failures }) =>
      `${severity === 'error' ? 'failed' : 'warned'}: ${name} (${formatCount(failures)})`,
  );
  return [passed, ...named].join(', ');
}

function isError({ severity }: DevBuild['checks'][number]): boolean {
  return severity === 'error';
}
