import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const GITHUB = join(import.meta.dirname, '..', '..', '..', '..', '.github');
const FILES = globSync('{workflows,actions}/**/*.yml', { cwd: GITHUB })
  .map((file) => file.replaceAll(sep, '/'))
  .sort();
const textOf = (file: string) => readFileSync(join(GITHUB, file), 'utf8');

test.each(FILES)('%s pins every action by commit', (file) => {
  const used = [...textOf(file).matchAll(/uses: (\S+)/g)].map(([, action]) => String(action));
  expect(used.length).toBeGreaterThan(0);
  expect(used.filter((action) => !action.startsWith('./') && !/@[0-9a-f]{40}$/.test(action))).toEqual([]);
});

test.each(FILES.filter((file) => file.startsWith('workflows')))('%s may only read unless a job says more', (file) => {
  expect(parse(textOf(file)).permissions).toEqual({ contents: 'read' });
});

test('both commands of the README run on Linux, macOS and Windows, started by the oldest Node that it promises', () => {
  const readme = readFileSync(join(GITHUB, '..', 'README.md'), 'utf8');
  const commands = [...readme.matchAll(/^npx (pnpm@\S+ (?:demo|turbo test)) +#/gm)].map(([, command]) => command);
  expect(commands).toHaveLength(2);
  const { jobs } = parse(textOf('workflows/ci.yml'));
  for (const [index, job] of [jobs.demo, jobs.test].entries()) {
    expect(job['runs-on']).toMatch(/^\$\{\{ matrix\.system \}\}$/);
    const systems = job.strategy.matrix.system.map((system: string) => system.split('-')[0]);
    expect(new Set(systems)).toEqual(new Set(['ubuntu', 'macos', 'windows']));
    expect(job.steps.at(-2).with).toEqual({ 'node-version': readme.match(/Any Node from (\d+) on/)?.[1] });
    expect(job.steps.at(-1)).toEqual({ run: `npx --yes ${commands[index]}` });
  }
});

test('what a clean checkout must pass is split among jobs that run side by side, and whole once a week', () => {
  const { jobs } = parse(textOf('workflows/ci.yml'));
  expect(Object.values(jobs).filter((job) => 'needs' in Object(job))).toEqual([]);
  const script = readFileSync(join(GITHUB, '..', '.ci', 'run'), 'utf8');
  const tasks = [...script.matchAll(/^pnpm turbo ([a-z: ]+)/gm)].flatMap(([, names]) =>
    String(names).trim().split(' '),
  );
  expect(tasks).toEqual(['build', 'typecheck', 'check', 'test', 'test:long']);
  const run = [...textOf('workflows/ci.yml').matchAll(/turbo ([a-z: ]+)$/gm)].flatMap(([, names]) => names?.split(' '));
  expect(run).toEqual(tasks);
  expect(parse(textOf('workflows/weekly.yml')).jobs.clean.steps.at(-1)).toEqual({ run: '.ci/run' });
});

test('only a deployment, in its environment, may ask for a token; a pull request gets none', () => {
  const { jobs } = parse(textOf('workflows/deploy.yml'));
  expect(jobs.preview.permissions).toBeUndefined();
  expect(jobs.preview.if).toBe("github.event_name == 'pull_request'");
  expect(jobs.up).toMatchObject({
    if: "github.event_name != 'pull_request' && vars.PULUMI_ORGANIZATION != ''",
    environment: expect.stringContaining('inputs.stack'),
    permissions: { contents: 'read', 'id-token': 'write' },
  });
});

test('only the job that publishes, in its environment, may ask npm for trust, and it publishes with provenance', () => {
  const { jobs } = parse(textOf('workflows/release.yml'));
  expect([jobs.mode.permissions, jobs.version.permissions]).toEqual([
    undefined,
    { contents: 'write', 'pull-requests': 'write' },
  ]);
  expect(jobs.publish).toMatchObject({
    if: "needs.mode.outputs.mode == 'publish'",
    environment: 'npm',
    permissions: { contents: 'write', 'id-token': 'write' },
  });
  expect(jobs.publish.steps.at(-1)).toMatchObject({ env: { NPM_CONFIG_PROVENANCE: 'true' } });
  // The repository is called what it is called where it runs: no file names a host that a fork does not have.
  expect(jobs.publish.steps.at(-2).env).toEqual({
    ADDRESS: expect.stringMatching(/^\$\{\{ github\.server_url \}\}\/\$\{\{ github\.repository \}\}$/),
  });
});

test('a deployment makes a stack that is missing, under the organisation that decides whether anything is deployed', () => {
  const { jobs } = parse(textOf('workflows/deploy.yml'));
  expect(jobs.up.steps.at(-1).with).toEqual({
    command: 'up',
    upsert: true,
    'stack-name': expect.stringMatching(
      /^\$\{\{ vars\.PULUMI_ORGANIZATION \}\}\/\$\{\{ inputs\.stack \|\| 'dev' \}\}$/,
    ),
    'work-dir': 'packages/infra',
  });
});

test('every variable of the workflow is explained on its page', () => {
  const page = readFileSync(join(GITHUB, '..', 'docs', 'github.md'), 'utf8');
  const used = new Set([...textOf('workflows/deploy.yml').matchAll(/vars\.(\w+)/g)].map(([, name]) => name));
  const explained = [...page.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
  expect(explained.sort()).toEqual([...used].sort());
});

test('no key is stored', () => {
  expect(FILES.filter((file) => /secrets\.|AWS_SECRET/.test(textOf(file)))).toEqual([]);
});
