import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const GITHUB = join(import.meta.dirname, '..', '..', '..', '..', '.github');
const FILES = globSync('**/*.yml', { cwd: GITHUB }).sort();
const textOf = (file: string) => readFileSync(join(GITHUB, file), 'utf8');

test.each(FILES)('%s pins every action by commit', (file) => {
  const used = [...textOf(file).matchAll(/uses: (\S+)/g)].map(([, action]) => String(action));
  expect(used.length).toBeGreaterThan(0);
  expect(used.filter((action) => !action.startsWith('./') && !/@[0-9a-f]{40}$/.test(action))).toEqual([]);
});

test.each(FILES.filter((file) => file.startsWith('workflows')))('%s may only read unless a job says more', (file) => {
  expect(parse(textOf(file)).permissions).toEqual({ contents: 'read' });
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
