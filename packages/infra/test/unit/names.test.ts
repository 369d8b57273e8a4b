import { stackNames } from '@quote-elt/runtime';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ALARM_NAMES } from '../../src/components/alarms.ts';
import { longestStackName, nameLimits, stackNameProblems } from '../../src/config/stack-name.ts';
import { wordsOf } from '../remedies.ts';

/** Names of regions, the longest among them. */
const REGIONS = [
  'eu-west-1',
  'us-gov-east-1',
  'ap-southeast-1',
  'ap-northeast-3',
  'us-isob-east-1',
  'eusc-de-east-1',
  'mx-central-1',
];
const regions = fc.constantFrom(...REGIONS);
const projects = fc.stringMatching(/^[a-z][a-z0-9]{0,12}(-[a-z0-9]{1,4})?$/);
const words = fc.stringMatching(/^[a-z][a-z0-9]{0,9}(-[a-z0-9]{1,9}){0,3}$/);
const accepted = fc.tuple(projects, words).filter(([project, stack]) => stackNameProblems(project, stack).length === 0);

/** The names of a stack by the kind of its resource. */
const byKind = (project: string, stack: string, region: string) =>
  Object.entries(nameLimits(stackNames({ project, stack, region }), ALARM_NAMES));

describe('whatever stack is accepted', () => {
  test('every name is within the length and the characters that its service takes', () => {
    fc.assert(
      fc.property(accepted, regions, ([project, stack], region) => {
        for (const [kind, { names, max, pattern }] of byKind(project, stack, region)) {
          expect(names.length).toBeGreaterThan(0);
          for (const name of names) {
            expect([kind, name, name.length <= max, pattern.test(name)]).toEqual([kind, name, true, true]);
          }
        }
      }),
    );
  });

  test('two stacks of a project share no name of a kind', () => {
    fc.assert(
      fc.property(projects, words, words, regions, (project, one, other, region) => {
        fc.pre(one !== other);
        const others = new Map(byKind(project, other, region).map(([kind, { names }]) => [kind, names]));
        for (const [kind, { names }] of byKind(project, one, region)) {
          expect(names.filter((name) => others.get(kind)?.includes(name))).toEqual([]);
        }
      }),
    );
  });

  test('no two resources of a kind share a name', () => {
    for (const [, { names }] of byKind('quote-elt', 'dev', 'eu-west-1')) expect(new Set(names).size).toBe(names.length);
  });
});

test('a name as long as allowed fits into the region with the longest name, and one letter more does not', () => {
  const project = 'quote-elt';
  const longest = 'a'.repeat(longestStackName(project));
  const fits = (stack: string) =>
    byKind(project, stack, 'ap-southeast-1').every(([, { names, max }]) => names.every((name) => name.length <= max));
  expect([project.length + longest.length, fits(longest), fits(`${longest}a`)]).toEqual([29, true, false]);
  expect(Math.max(...REGIONS.map((region) => region.length))).toBe('ap-southeast-1'.length);
});

describe('a stack that would not fit is refused at once', () => {
  test.each([
    'pr-1234-a-long-branch-name-of-a-feature',
    'dev.1',
    'Dev',
    'büro',
    'dev_1',
    '1dev',
    'dev-',
    'a--b',
    'dev stack',
    '',
  ])('"%s", with a name that fits', (stack) => {
    const [problem, ...more] = stackNameProblems('quote-elt', stack);
    expect(more).toEqual([]);
    const longest = longestStackName('quote-elt');
    expect(problem?.message).toContain(`at most ${longest} lower-case letters, digits and single hyphens`);
    const words = wordsOf(problem?.remedy ?? '');
    expect(words.slice(0, 6)).toEqual(['-C', 'packages/infra', '--stack', stack, 'stack', 'rename']);
    expect(stackNameProblems('quote-elt', words[6] ?? '')).toEqual([]);
  });
});

test.each(['Weather', 'weather.elt', 'a-project-whose-name-is-far-too-long'])(
  'the project "%s" is refused with a name that fits',
  (project) => {
    const [problem, ...more] = stackNameProblems(project, 'dev');
    expect(more).toEqual([]);
    const [, better = ''] = /name: ([^/]+)\/' packages\/infra\/Pulumi\.yaml$/.exec(problem?.remedy ?? '') ?? [];
    expect(stackNameProblems(better, 'prod')).toEqual([]);
  },
);

test('the bucket, whose name nobody else in the world may have, carries the account and the region', () => {
  const bucket = (region: string, account: string) =>
    stackNames({ project: 'quote-elt', stack: 'dev', region }).warehouse.bucket(account);
  const names = [
    bucket('eu-west-1', '123456789012'),
    bucket('us-east-1', '123456789012'),
    bucket('eu-west-1', '210987654321'),
  ];
  expect(new Set(names).size).toBe(names.length);
});

test('what an account has once for all regions carries the region', () => {
  const global = (region: string) => {
    const { ingest, transform, dashboard } = stackNames({ project: 'quote-elt', stack: 'dev', region });
    return [ingest.role, ingest.scheduleRole, transform.role, transform.scheduleRole, dashboard];
  };
  const both = [...global('eu-west-1'), ...global('us-east-1')];
  expect(new Set(both).size).toBe(both.length);
});
